-- A journal as version 1 wrote it. Hashes were computed by another program, from what Entry.computedHash() says.
pragma application_id = 1179019890;
create table entry (position integer primary key, stream text not null, sequence integer not null, type text not null, time_us integer not null, appended_from integer not null, key text not null, previous blob not null, hash blob not null, payload blob not null, unique (stream, sequence)) strict;
create table stream (name text primary key, sequence integer not null, hash blob not null) strict, without rowid;
create table head (one integer primary key check (one = 1), position integer not null, hash blob not null) strict;
insert into entry values (1, 'incident/1', 1, 'declared', 1772366400123456, 1, 'ann:1', x'0000000000000000000000000000000000000000000000000000000000000000', x'5869ebd9d871e76d1cbe9024ebf4723429780db816132e49d06c54d049c93d1c', x'436865636b6f7574206661696c73');
insert into entry values (2, 'incident/1', 2, 'severity', 1772366400123457, 1, '', x'5869ebd9d871e76d1cbe9024ebf4723429780db816132e49d06c54d049c93d1c', x'66349df46d0a04b26944a6d4ebcfd7aef949f14b030ba0d9daacfba0fc95d71b', x'5345562d31');
insert into entry values (3, 'audit', 1, 'login', 1772366400123458, 3, '', x'0000000000000000000000000000000000000000000000000000000000000000', x'2d5297fc3b265b9f70f3ccdc903329f371e4e4771a4d0ca6da56ad7de6b394f6', x'616e6e');
insert into entry values (4, 'incident/1', 3, 'observed', 1772366400123459, 4, '', x'66349df46d0a04b26944a6d4ebcfd7aef949f14b030ba0d9daacfba0fc95d71b', x'f67b2ab69295899ba95778f3c989b687e1aa68c367b7b4317ee793bee57df1e1', x'5a61686c756e672066c3a46c6c7420617573');
insert into stream values ('audit', 1, x'2d5297fc3b265b9f70f3ccdc903329f371e4e4771a4d0ca6da56ad7de6b394f6');
insert into stream values ('incident/1', 3, x'f67b2ab69295899ba95778f3c989b687e1aa68c367b7b4317ee793bee57df1e1');
insert into head values (1, 4, x'8b92f535e6a1516bdd60bec7e86da3696fb1471409edd8752edaefa3e54842ac');
pragma user_version = 1;
