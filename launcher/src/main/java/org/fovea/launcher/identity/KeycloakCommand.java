package org.fovea.launcher.identity;

import java.nio.file.Path;
import java.util.List;

/// The command line that `bin/kc.sh` would make, without the shell in between: the process that we
/// start is the one that we stop.
final class KeycloakCommand {
  private KeycloakCommand() {}

  /// Returns program, virtual machine options and main class; Keycloak's own arguments follow.
  ///
  /// @param home holds `lib`, `conf`, `providers`, `themes` and `data`
  static List<String> java(Path home) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-Xms64m",
        "-Xmx384m",
        "-XX:MaxMetaspaceSize=256m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1", // halves the start; nobody measures the demo provider
        "-XX:+ExitOnOutOfMemoryError",
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
        "--add-opens=java.base/java.security=ALL-UNNAMED",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED",
        "-Dfile.encoding=UTF-8",
        "-Dstdout.encoding=UTF-8",
        "-Dstderr.encoding=UTF-8",
        "-Duser.language=en",
        "-Duser.country=US",
        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
            + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
        "-Dpicocli.disable.closures=true",
        "-Dkc.home.dir=" + home,
        "-Djboss.server.config.dir=" + home.resolve("conf"),
        "-cp",
        home.resolve("lib/quarkus-run.jar").toString(),
        "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
  }
}
