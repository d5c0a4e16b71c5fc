package dev.firefight.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class StackTraceTest {
    private static String text(String lines) {
        List<String> all = lines.lines().toList();
        return StackTrace.of(all.getFirst(), all.subList(1, all.size()))
                .map(StackTrace::text)
                .orElse("");
    }

    @Test
    void theRootCauseIsToldFirstAndFramesOfFrameworksAreFolded() {
        assertThat(text("""
                Order 17 failed
                shop.OrderException: order 17 cannot be paid
                \tat shop.order.Orders.pay(Orders.java:88)
                \tat java.base/java.lang.Thread.run(Thread.java:1583)
                Caused by: java.net.SocketTimeoutException: Read timed out
                \tat java.base/sun.nio.ch.NioSocketImpl.timedRead(NioSocketImpl.java:278)
                \tat org.apache.http.impl.SocketInput.fill(SocketInput.java:12)
                \tat shop.pay.Client.charge(Client.java:41)
                \tat shop.pay.Client$$EnhancerBySpringCGLIB$$1a2b.charge(<generated>)
                \t... 23 more"""))
                .isEqualTo("java.net.SocketTimeoutException at shop.pay.Client.charge \u2190 shop.pay.Client.charge,"
                        + " wrapped in shop.OrderException");
    }

    @Test
    void linesOfCodeAndNumbersOfLambdasDoNotMatter() {
        String one =
                "failed\njava.lang.IllegalStateException: 1\n\tat a.B.lambda$run$12(B.java:5)\n\tat a.B.run(B.java:9)";
        String other =
                "failed\njava.lang.IllegalStateException: 2\n\tat a.B.lambda$run$3(B.java:7)\n\tat a.B.run(B.java:19)";
        assertThat(text(one)).isEqualTo(text(other)).contains("IllegalStateException");
    }

    @Test
    void theTypeMayStandInTheMessage() {
        assertThat(text("Cannot save: org.shop.StoreException: disk full\n\tat shop.Store.save(Store.java:5)"))
                .isEqualTo("org.shop.StoreException at shop.Store.save");
    }

    @Test
    void pythonTellsTheRootFirstAndTheNearestFrameLast() {
        assertThat(text("""
                ERROR worker died
                Traceback (most recent call last):
                  File "/app/shop/db.py", line 10, in query
                    cursor.execute(sql)
                  File "/usr/lib/python3.11/site-packages/psycopg/cursor.py", line 3, in execute
                psycopg.OperationalError: connection refused

                During handling of the above exception, another exception occurred:

                Traceback (most recent call last):
                  File "/app/shop/api.py", line 20, in handle
                shop.ApiError: no answer""")).isEqualTo("psycopg.OperationalError at query in db.py, wrapped in shop.ApiError");
    }

    @Test
    void goRustAndJavaScriptAreRead() {
        assertThat(text("""
                panic: runtime error: invalid memory address
                goroutine 1 [running]:
                runtime.panicmem(...)
                \t/usr/local/go/src/runtime/panic.go:260
                main.(*Server).Handle(0xc000010000, 0x5)
                \t/app/main.go:17 +0x1d
                goroutine 5 [select]:
                main.other(0x1)""")).isEqualTo("panic at main.(*Server).Handle");
        assertThat(text("""
                thread 'main' panicked at src/main.rs:4:5:
                stack backtrace:
                   0: rust_begin_unwind
                             at /rustc/abc/library/std/src/panicking.rs:647:5
                   1: core::panicking::panic_fmt
                   2: shop::orders::save::h0123456789abcdef""")).isEqualTo("panic at shop::orders::save");
        assertThat(text("""
                TypeError: Cannot read properties of undefined
                    at Cart.total (/app/src/cart.js:10:15)
                    at async handler (/app/src/api.js:7:3)
                    at node:internal/process/task_queues:95:5""")).isEqualTo("TypeError at Cart.total \u2190 handler");
    }

    @Test
    void wrappedTextIsNoTrace() {
        assertThat(text("Settings:\n  retries = 3\n  host = a.b.c")).isEmpty();
    }

    @Test
    void anyTextIsRead() {
        Random random = new Random(7);
        String[] words = {
            "at ",
            "Caused by: ",
            "a.B",
            "(",
            ")",
            "Traceback (most recent",
            "File \"",
            "\", line 1",
            ":",
            "\n",
            "\t",
            "Exception",
            "goroutine ",
            "\u0000",
            "$$",
            "0x"
        };
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder("x");
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(words[random.nextInt(words.length)]);
            }
            assertThat(text(text.toString())).isNotNull();
        }
    }

    @Test
    void hostileLinesTakeNoTime() {
        String line = "a.".repeat(200_000);
        assertThat(text("x\nat " + line + "\n" + line + "(\n" + "1: " + "a::".repeat(100_000)))
                .isNotNull();
    }
}
