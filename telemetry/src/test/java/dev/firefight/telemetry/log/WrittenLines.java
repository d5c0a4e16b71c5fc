package dev.firefight.telemetry.log;

/**
 * Lines as programs, daemons and carriers write them. A {@code ¦} stands where the message starts; time, severity and name are those that
 * the first line tells.
 */
enum WrittenLines {
    LOGBACK("1970-01-01T03:41:44.123Z", 9, "c.e.Foo", """
            03:41:44.123 [main] INFO  c.e.Foo - ¦Started shop in 3.1 seconds
            03:41:44.200 [http-nio-1] ERROR c.e.Bar - ¦no such order: 12
            03:41:45.000 [main] WARN  c.e.Foo - ¦slow - giving up
            """),
    SPRING("2025-11-21T03:41:44.123Z", 9, "o.s.b.Shop", """
            2025-11-21 03:41:44.123  INFO 4242 --- [           main] o.s.b.Shop                : ¦Started Shop
            2025-11-21 03:41:44.124 ERROR 4242 --- [nio-8080-exec-1] c.e.shop.CartController   : ¦[x] failed: a
            2025-11-21 03:41:44.125  WARN 4242 --- [nio-8080-exec-1] c.e.shop.CartController   : ¦42 items
            """),
    LOG4J("2025-11-21T03:41:44.123Z", 9, "org.shop.Cart", """
            2025-11-21 03:41:44,123 INFO  [main] org.shop.Cart: ¦added 3 items
            2025-11-21 03:41:44,123 WARN  [pool thread 7] org.shop.db.Pool: ¦Connection refused
            2025-11-21 03:41:44,123 ERROR [IPC Server handler 2 on 6] org.shop.Cart: ¦task_12 is done
            """),
    PYTHON("2025-11-21T03:41:44.123Z", 9, "app.db", """
            2025-11-21 03:41:44,123 - app.db - INFO - ¦connected to db
            2025-11-21 03:41:44,223 - root - WARNING - ¦slow query: 12 ms
            2025-11-21 03:41:44,323 - root - ERROR - ¦no such thing
            """),
    PYTHON_BASIC("", 13, "root", """
            WARNING:root:¦low on space
            INFO:app.db:¦connected to db: yes
            ERROR:root:¦no such thing
            """),
    KLOG("2000-06-12T10:00:00.123456Z", 9, "main.go:123", """
            I0612 10:00:00.123456       1 main.go:123] ¦starting controller
            W0612 10:00:01.123456   12345 reflector.go:4] ¦watch of *v1.Pod ended with: too old
            E0612 10:00:02.123456       1 main.go:12] ¦failed
            """),
    GO("2025-11-21T03:41:44Z", 0, "main.go:23", """
            2025/11/21 03:41:44 main.go:23: ¦listening on :8080
            2025/11/21 03:41:45 cart.go:112: ¦order 12: no stock
            2025/11/21 03:41:46 cart.go:112: ¦done
            """),
    RUST("2025-11-21T03:41:44.123456Z", 9, "shop::cart", """
            2025-11-21T03:41:44.123456Z  INFO shop::cart: ¦added 3
            2025-11-21T03:41:45.123456Z  WARN hyper::proto::h1: ¦parse error: x
            2025-11-21T03:41:46.123456Z ERROR shop::cart: ¦no stock
            """),
    SYSLOG("2000-11-21T03:41:44Z", 0, "sshd", """
            Nov 21 03:41:44 combo sshd[1234]: ¦Accepted password for root
            Nov 21 03:41:45 combo kernel: ¦usb 1-1: new device
            Nov  1 03:41:46 combo su(pam_unix)[12]: ¦session closed for user root
            Nov  1 03:41:46 combo syslogd 1.4.1: ¦restart
            """),
    SYSLOG_NUMBERED("2000-10-11T22:14:15Z", 18, "su", """
            <34>Oct 11 22:14:15 mymachine su: ¦'su root' failed on /dev/pts/8
            <165>Oct 11 22:14:16 mymachine cron[12]: ¦ready
            """),
    SYSLOG_5424("2003-10-11T22:14:15.003Z", 18, "su", """
            <34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 - ¦'su root' failed
            <165>1 2003-10-11T22:14:15.003Z mymachine evntslog 8710 ID47 [exampleSDID@32473 iut="3"][b@1 x="y"] ¦An application event
            """),
    MAC_SYSLOG("2000-07-01T09:00:55Z", 0, "kernel", """
            Jul  1 09:00:55 some-mac-10-1 kernel[0]: ¦IOThing<0>(0x0)::callback - packet for route = 0x0
            Jul  1 09:01:06 some-mac-10-1 com.apple.Scheduler[43]: ¦Thermal state: 1 Memory state: 0
            Jul  1 09:01:06 some-mac-10-1 com.apple.xpc.launchd[1] (com.apple.look[14]): ¦Service exited
            Jul  1 09:01:07 some-mac-10-1 Some Browser Helper[123]: ¦slow
            """),
    JOURNAL_ISO("2025-11-21T03:41:44Z", 0, "systemd", """
            2025-11-21T03:41:44+0000 host systemd[1]: ¦Started shop.service
            2025-11-21T03:41:44+0000 host kernel: ¦eth0: link up
            """),
    NGINX_ERROR("2025-11-21T03:41:44Z", 17, "", """
            2025/11/21 03:41:44 [error] 12#12: ¦*1 open() "/x" failed (2: No such file)
            2025/11/21 03:41:45 [notice] 12#12: ¦signal process started
            """),
    ACCESS("2000-10-10T20:55:36Z", 0, "", """
            127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] ¦"GET /a HTTP/1.0" 200 2326
            10.0.0.7 - - [10/Oct/2000:13:55:37 -0700] ¦"POST /b HTTP/1.0" 503 12 "-" "curl"
            """),
    APACHE_ERROR("2025-11-21T03:41:44Z", 10, "", """
            [Fri Nov 21 03:41:44 2025] [notice] ¦workers are ready
            [Fri Nov 21 03:41:45 2025] [error] ¦[client 10.0.0.7] Directory index forbidden
            [Fri Nov 21 03:41:46 2025] [error] ¦child in error state 6
            """),
    POSTGRES("2025-11-21T03:41:44.123Z", 9, "", """
            2025-11-21 03:41:44.123 UTC [17] LOG:  ¦checkpoint starting: time
            2025-11-21 03:41:44.124 UTC [18] ERROR:  ¦duplicate key value violates constraint "x"
            2025-11-21 03:41:44.125 UTC [18] WARNING:  ¦ERROR: there is no transaction in progress
            """),
    POSTGRES_USERS("2025-11-21T03:41:44.123Z", 17, "app@shop", """
            2025-11-21 03:41:44.123 UTC [17] app@shop ERROR:  ¦duplicate key value violates constraint "x"
            2025-11-21 03:41:44.124 UTC [18] LOG:  ¦checkpoint starting: time
            2025-11-21 03:41:44.124 UTC [18] app@[unknown] FATAL:  ¦sorry, too many clients already
            2025-11-21 03:41:44.124 UTC [19] @ LOG:  ¦database system is ready to accept connections
            """),
    POSTGRES_PAIRS("2025-11-21T03:41:44Z", 9, "", """
            2025-11-21 03:41:44 UTC [17]: user=,db=,app=,client= LOG:  ¦checkpoint starting: time
            2025-11-21 03:41:44 UTC [18]: user=a,db=shop,app=psql,client=10.0.0.7 ERROR:  ¦deadlock detected
            2025-11-21 03:41:44 UTC [19]: user=a,db=shop,app=My App - x,client=::1 PANIC:  ¦could not write to file "x"
            """),
    MYSQL("2025-11-21T03:41:44.123456Z", 9, "", """
            2025-11-21T03:41:44.123456Z 0 [System] [MY-010116] [Server] ¦mysqld starting as process 1
            2025-11-21T03:41:45.123456Z 12 [Warning] [MY-010068] [Server] ¦CA certificate is self signed.
            """),
    KAFKA("2025-11-21T03:41:44.123Z", 9, "", """
            [2025-11-21 03:41:44,123] INFO ¦[Server id=0] started (kafka.server.KafkaServer)
            [2025-11-21 03:41:44,124] WARN ¦Loading logs (kafka.log.LogManager)
            [2025-11-21 03:41:44,124] INFO ¦Registered broker 0 (kafka.Client)
            """),
    REDIS("2025-11-21T03:41:44.123Z", 10, "", """
            195:C 21 Nov 2025 03:41:44.123 * ¦Ready to accept connections
            1:M 21 Nov 2025 03:41:45.123 # ¦Connection with replica lost.
            1:S 21 Nov 2025 03:41:46.123 - ¦DB saved
            """),
    SERILOG("1970-01-01T03:41:44Z", 9, "", """
            [03:41:44 INF] ¦Now listening
            [03:41:45 ERR] ¦Failed: x
            """),
    LOGURU("2025-11-21T03:41:44.123Z", 9, "app.main:run:12", """
            2025-11-21 03:41:44.123 | INFO     | app.main:run:12 - ¦ready to go
            2025-11-21 03:41:45.123 | ERROR    | __main__:<module>:3 - ¦failed - x
            """),
    RAILS("2025-11-21T03:41:44.123456Z", 9, "--", """
            I, [2025-11-21T03:41:44.123456 #1234]  INFO -- : ¦Started GET "/"
            E, [2025-11-21T03:41:45.123456 #1234] ERROR -- : ¦no route
            """),
    ANDROID("2000-03-17T16:13:38.811Z", 5, "WindowManager", """
            03-17 16:13:38.811  1702  2395 D WindowManager: ¦printing windows
            03-17 16:13:38.819  1702  8671 I art     : ¦a collection took 3ms
            03-17 16:13:38.820  1702  8671 W PowerService: ¦acquire: lock=1
            """),
    CLUSTER("2005-06-03T22:42:50Z", 9, "", """
            - 1117838570 2005.06.03 R02-M1-N0-C:J12-U11 2005-06-03-15.42.50.363779 R02-M1-N0-C:J12-U11 RAS KERNEL INFO ¦cache parity error corrected
            APPREAD 1117838571 2005.06.03 R02-M1-N1-C:J12-U11 2005-06-03-15.42.51.363779 R02-M1-N1-C:J12-U11 RAS APP FATAL ¦ciod: failed to read
            - 1117838572 2005.06.03 NULL 2005-06-03-15.42.52.363779 NULL RAS MMCS ERROR ¦3 of 4 lost
            """),
    CLUSTER_EVENTS("2004-02-26T14:12:22Z", 0, "", """
            134681 node-246 unix.hw state_change.unavailable 1077804742 1 ¦Component State Change: x is unavailable (HWID=1180)
            463 gige7 action start 1077804743 1 ¦boot (command 1903)
            2557980 manager server subsys 1077804744 1 ¦running running
            """),
    CLUSTER_SYSLOG("2005-11-09T20:01:01Z", 0, "crond", """
            - 1131566461 2005.11.09 dn228 Nov 9 12:01:01 dn228/dn228 crond(pam_unix)[2915]: ¦session closed for user root
            VAPI 1131566462 2005.11.09 aadmin1 Nov 10 12:01:02 local@aadmin1 kernel: ¦[KERNEL] error
            - 1131566463 2005.11.09 dn12 Nov 10 12:01:02 src@dn12 /apps/bin/mond[1682]: ¦data_thread() got no answer
            """),
    WINDOWS_SERVICING("2016-09-28T04:30:30Z", 9, "CBS", """
            2016-09-28 04:30:30, Info                  CBS    ¦Loaded stack v6.1 with Core: C:\\Windows\\x.dll
            2016-09-28 04:30:31, Info                  CSI    ¦00000001@2016/9/27:20:30:31.455 Initialize called
            2016-09-28 04:30:31, Error                 CBS    ¦Failed to open: x
            """),
    CLOUD("2017-05-16T00:00:00.008Z", 9, "nova.api", """
            api.log.1.2017-05-16_13:53:08 2017-05-16 00:00:00.008 25746 INFO nova.api [req-38101a0b 113d3a99 - - -] ¦10.11.10.1 "GET /v2" status: 200
            compute.log.1.2017-05-16_13:55:31 2017-05-16 00:00:01.008 2931 WARNING nova.compute.manager [-] ¦[instance: b9000564] VM Started
            compute.log.1.2017-05-16_13:55:31 2017-05-16 00:00:02.008 2931 INFO nova.virt.cache [req-1 - - - - -] ¦image x checked
            """),
    PHONE("2017-12-23T22:15:29.606Z", 0, "Step_LSC", """
            20171223-22:15:29:606|Step_LSC|30002312|¦onStandStepChanged 3579
            20171224-0:7:2:44|Step_Utils|30002312|¦total = 1##2##3
            20171224-0:7:2:45|Step_Utils|30002312|¦flush
            """),
    PROXY("2000-10-30T16:49:06Z", 0, "chrome.exe", """
            [10.30 16:49:06] chrome.exe - ¦proxy.example.org:5070 open through proxy x HTTPS
            [10.30 16:49:07] chrome.exe *64 - ¦proxy.example.org:5070 close, 0 bytes sent
            """),
    STORAGE("2008-11-09T20:36:15Z", 9, "dfs.Node$Responder", """
            081109 203615 148 INFO dfs.Node$Responder: ¦Responder 1 for block blk_388 terminating
            081109 203616 14 WARN dfs.Names: ¦BLOCK* Names.add: x is added
            """),
    QUORUM("2015-07-29T17:41:44.747Z", 9, "", """
            2015-07-29 17:41:44,747 - INFO  [QuorumPeer[myid=1]/0:0:0:0:2181:Election@774] - ¦Notification time out: 3200
            2015-07-29 17:41:45,747 - WARN  [SendWorker:188:Manager$SendWorker@688] - ¦Send worker leaving thread
            """),
    COMPOSE("2025-11-21T03:41:44.123Z", 9, "", """
            db-1    | 2025-11-21 03:41:44.123 UTC [1] LOG:  ¦ready
            db-1    | 2025-11-21 03:41:45.123 UTC [7] ERROR:  ¦no table "x"
            """),
    STERN("2025-11-21T03:41:44Z", 9, "", """
            cart-7d4b9c6f58-x2x4z cart 2025-11-21T03:41:44Z INFO ¦ready
            front-7d4b9c6f58-x2x4z front 2025-11-21T03:41:45Z ERROR ¦no cart
            """);

    private final String time;
    private final int severity;
    private final String logger;
    private final String marked;

    WrittenLines(String time, int severity, String logger, String marked) {
        this.time = time;
        this.severity = severity;
        this.logger = logger;
        this.marked = marked;
    }

    String time() {
        return time;
    }

    int severity() {
        return severity;
    }

    /** What the first line says of its logger, component or program. */
    String logger() {
        return logger;
    }

    String marked() {
        return marked;
    }
}
