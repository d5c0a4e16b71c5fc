package dev.firefight.evidence.change;

/**
 * Every weight of the attribution, in natural log-odds unless its name says otherwise. They are round numbers from judgement, not
 * fitted: halving or doubling any one of them should rarely alter a verdict.
 */
final class Odds {
    private Odds() {}

    /** Prior of "none of the changes": a change that is merely recent and well placed, with a chance word or two, must not beat it. */
    static final double NONE = 1.6;

    /** The changed service is the failing one. */
    static final double AT_FAILING_SERVICE = 1.2;
    /** Share of it for a caller or callee of the failing service: faults travel along calls in both directions. */
    static final double NEIGHBOUR_SHARE = 0.8;
    /** Share of it for any other service with symptoms: it may as well be a victim. */
    static final double SYMPTOM_SHARE = 0.5;
    /** The changed service shows no symptoms and nothing names it. */
    static final double ELSEWHERE = -1.5;
    /** Nothing says which service the change belongs to. */
    static final double NO_SERVICE = -0.4;

    /** Took effect after the alerting symptom began: a cause comes first. Not minus infinity, as clocks differ. */
    static final double TOO_LATE = -4.0;
    /** After the very first sign but before the alerting symptom: the first sign may be something else. */
    static final double AFTER_FIRST_SIGN = -1.0;
    /** For each doubling of the lag: fresh changes are likelier, old ones stay possible, as leaks and caches take their time. */
    static final double LAG_DOUBLING = 0.35;
    /** Lag that costs one doubling: most faults of a change show within half an hour. */
    static final double LAG_SECONDS = 1800;

    /** A switch thrown so shortly before the first sign that hardly any would be by accident: per e-fold of that chance. */
    static final double COINCIDENCE_EFOLD = 0.5;
    /** That at most. */
    static final double COINCIDENCE_MOST = 1.0;
    /** In e-folds: a chance above one in ten is none. */
    static final double COINCIDENCE_LEAST_EFOLDS = 2.3;

    /** Never reached production before the trouble. */
    static final double NEVER_DEPLOYED = -4.0;
    /** Not deployed by itself, but its service was deployed later: it usually rides along. */
    static final double RIDES_ALONG = -0.4;
    /** Shared code rides along with anything, or not. */
    static final double SHARED_RIDES_ALONG = -1.6;
    /** Manifests and migrations are often applied without a deployment being recorded. */
    static final double APPLIED_BY_ITSELF = -0.8;
    /** A flag that guards the changed code was switched, and the code was deployed before. */
    static final double SWITCHED_ON = 0.5;
    /** The same, without a sign that the code was deployed. */
    static final double SWITCHED_ON_UNDEPLOYED = -1.0;

    /** Times the logarithm of (1 + rarity shared with the evidence): the tenth word in common says less than the first. */
    static final double SHARED_WORDS = 1.3;
    /** Words alone prove little beyond this. */
    static final double SHARED_WORDS_MOST = 3.5;
    /** Scale of the rarity within that logarithm: two thirds of a unique word is the first unit. */
    static final double RARITY_SCALE = 1.5;
    /** How many of the rarest shared words count: long diffs share many words by chance. */
    static final int WORDS_COUNTED = 12;
    /** A word that healthy logs use as well is worth this share. */
    static final double HEALTHY_WORD = 0.6;
    /** A word from the name of a service is worth this share: place is weighed by itself. */
    static final double NAME_WORD = 0.25;
    /** A whole compound identifier in common is worth more than its parts. */
    static final double COMPOUND_WORD = 1.6;
    /** Each mechanism known to cause the symptom. */
    static final double MECHANISM = 0.7;
    /** All mechanisms together. */
    static final double MECHANISM_MOST = 1.4;
    /** How many mechanisms count. */
    static final int MECHANISMS_COUNTED = 3;
    /** The errors name the dependency whose version changed. */
    static final double DEPENDENCY_NAMED = 1.0;

    /** The errors name a changed file, as stacks do; shared by all changes that touch a file of that name. */
    static final double FILE_NAMED = 1.0;

    /** Share of a diff's own weight that counts without any connection to the evidence: a big change of something unrelated says little. */
    static final double UNCONNECTED_SHARE = 0.4;
    /** A change with no word and no mechanism in common stays this far below the prior of "none": recent and near is not guilty. */
    static final double UNCONNECTED_BELOW_NONE = 0.7;
    /** Rarity in common, names of services left out, from which a change counts as connected: about one fairly rare word in a changed line. */
    static final double CONNECTED_RARITY = 0.12;
    /** Without any sign of trouble every change stays this far below "none". */
    static final double NO_SIGN_BELOW_NONE = 4.0;

    /** Goes back to what ran before: a cause less often, though it may take a repair away. */
    static final double REVERT = -1.0;

    /** A switch or setting of which only the name is known. */
    static final double NAME_ONLY = -0.3;
    /** A commit of which only the title is known. */
    static final double TITLE_ONLY = -0.8;
    /** Share to which the words of a change count that is small, or of which little is known. */
    static final double HALF_ACTIVE = 0.5;

    /** The major version of a dependency changed: it may break what uses it. */
    static final double MAJOR_VERSION = 0.3;
    /** The minor version. */
    static final double MINOR_VERSION = -0.2;
    /** The patch. */
    static final double PATCH_VERSION = -1.0;

    /** For each e-fold of a changed number. */
    static final double SETTING_EFOLD = 0.5;
    /** The size of a changed number at most. */
    static final double SETTING_MOST = 1.5;
    /** In e-folds: a change below 30 % lies within ordinary headroom. */
    static final double SETTING_SMALL_EFOLDS = 0.26;
    /** Weight of such a small change. */
    static final double SETTING_SMALL = -0.7;
    /** E-folds given to a value that names a thing, such as a host, and so has no size. */
    static final double SETTING_NAMED_EFOLDS = 1;
    /** E-folds given to a number that went to or came from zero. */
    static final double SETTING_ZERO_EFOLDS = 2;

    /** A lock, limit, check or registration removed and not replaced. */
    static final double PROTECTION_LOST = 0.9;
    /** Code removed, nothing put in its place. */
    static final double CODE_REMOVED = 0.4;
    /** A name used as data (field, key, topic) changed: the other side may not know it. */
    static final double NAME_CHANGED = 0.5;
    /** A call lost an argument, or a query a condition. */
    static final double CONDITION_CHANGED = 0.5;
    /** Schema or SQL changed. */
    static final double SQL_CHANGED = 0.5;
    /** An index added: rarely harmful. */
    static final double INDEX_ADDED = -0.3;
    /** A loop around what stood alone. */
    static final double LOOP_ADDED = 0.4;
    /** Code moved and nothing lost, times the share of names kept. */
    static final double MOVED = -2.0;
    /** Share of its words that then do not count. */
    static final double MOVED_INERT = 0.7;
    /** Share of names kept from which code may count as moved at all. */
    static final double MOVED_KEPT_LEAST = 0.4;

    /** A status page reports trouble of a provider that the errors name. */
    static final double PROVIDER_REPORTS = 3.0;
    /** Errors at a host outside. */
    static final double OUTSIDE_HOST = 1.5;
    /** Every one of the counted errors names the same record: bad data, not bad code. */
    static final double SAME_ITEM = 1.2;
    /** Traffic at the entry: for each e-fold, with saturation on top, at most. */
    static final double SURGE_EFOLD = 0.8;
    /** On top when the symptoms are those of saturation. */
    static final double SURGE_SATURATED = 0.9;
    /** A surge at most: traffic grows for good reasons, too. */
    static final double SURGE_MOST = 2.0;
    /** E-folds of traffic that count as a surge: half as much again. */
    static final double SURGE_LEAST_EFOLDS = 0.4;
}
