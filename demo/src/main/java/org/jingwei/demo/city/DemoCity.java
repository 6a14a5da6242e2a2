package org.jingwei.demo.city;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import org.jingwei.demo.city.Arguments.WrongArgument;
import org.jingwei.demo.city.load.CityLoader;
import org.jingwei.demo.city.load.LoadException;

/** Generates the demo city and loads it into a running platform. */
public final class DemoCity {

    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;

    private final PrintStream out;

    DemoCity(PrintStream out) {
        this.out = out;
    }

    /** Runs one command; exit code 2 for a wrong call, 1 for a failure that the output explains. */
    public static void main(String[] words) {
        int code = new DemoCity(System.out).run(words);
        if (code != 0) {
            System.exit(code);
        }
    }

    int run(String... words) {
        try {
            run(Arguments.parse(words));
            return 0;
        } catch (WrongArgument e) {
            out.println("demo: " + e.getMessage());
            out.println(Arguments.USAGE);
            return WRONG_USE;
        } catch (LoadException | IOException e) {
            out.println("demo: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            out.println("demo: stopped; run it again and it goes on");
            return FAILED;
        }
    }

    private void run(Arguments arguments) throws IOException, InterruptedException {
        switch (arguments.command()) {
            case "generate" -> generate(arguments, arguments.path("out"));
            case "load" -> load(arguments, arguments.path("from"));
            case "run" -> {
                loader(arguments, arguments.path("out"));
                generate(arguments, arguments.path("out"));
                load(arguments, arguments.path("out"));
            }
            default -> throw new WrongArgument("command " + arguments.command() + " is not known");
        }
    }

    private void generate(Arguments arguments, Path folder) throws IOException {
        long start = System.nanoTime();
        Manifest manifest = new CityFiles(folder).generate(arguments.records(), arguments.seed());
        out.printf(
                "demo: %,d records in %d files, %.1f s, %s%n",
                manifest.rows(),
                manifest.digests().size(),
                (System.nanoTime() - start) / 1e9,
                folder);
    }

    private void load(Arguments arguments, Path folder) throws IOException, InterruptedException {
        loader(arguments, folder).load();
    }

    private CityLoader loader(Arguments arguments, Path folder) {
        URI server = arguments.server();
        return new CityLoader(
                server,
                folder,
                arguments.path("administrator-password-file"),
                arguments.path("accounts"),
                out);
    }
}
