package dev.firefight.server.web;

import java.nio.file.Files;
import java.time.InstantSource;

final class TryOut {
    public static void main(String[] a) throws Exception {
        OwnServer server = new OwnServer(Files.createTempDirectory("try"), InstantSource.system());
        System.out.println("PORT " + server.address("/").getPort());
        Thread.sleep(Long.parseLong(a[0]) * 1000);
        System.out.println(server.log());
        server.close();
    }
}
