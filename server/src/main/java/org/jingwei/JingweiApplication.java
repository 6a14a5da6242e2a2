package org.jingwei;

import java.io.IOException;
import java.io.PrintStream;
import org.jingwei.settings.InvalidSettingException;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.modulith.Modulithic;

/**
 * The server. Settings are checked and the database is reached before anything of the application
 * starts; a wrong setting ends the process with one line that names it.
 */
@Modulithic(systemName = "Jingwei")
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class JingweiApplication {
    private static final int WRONG_SETTING = 78;
    private static final int NOT_STARTED = 1;

    /**
     * Starts the server. {@code --settings} lists the settings instead; {@code --train} stops again
     * as soon as it is up, for an ahead-of-time cache.
     */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("--settings")) {
            listSettings(System.out);
            return;
        }
        try {
            Settings settings = Settings.load(System.getenv());
            RunningServer server = start(settings);
            System.out.printf(
                    "Jingwei is at http://%s:%d, its data in %s%n",
                    settings.value(Setting.ADDRESS), server.port(), settings.dataFolder());
            if (arguments.length > 0 && arguments[0].equals("--train")) {
                server.close();
            }
        } catch (InvalidSettingException e) {
            System.err.println("jingwei: " + e.getMessage());
            System.exit(WRONG_SETTING);
        } catch (BeanCreationException e) {
            if (e.getMostSpecificCause() instanceof InvalidSettingException wrong) {
                System.err.println("jingwei: " + wrong.getMessage());
                System.exit(WRONG_SETTING);
            }
            throw e;
        } catch (IOException e) {
            System.err.println("jingwei: " + e.getMessage());
            System.exit(NOT_STARTED);
        }
    }

    private static void listSettings(PrintStream out) {
        for (Setting setting : Setting.values()) {
            String shown = setting.defaultValue().isEmpty() ? "(none)" : setting.defaultValue();
            out.printf(
                    "%-34s %s%n%34s default: %s%n",
                    setting.variable(), setting.purpose(), "", shown);
        }
    }

    /**
     * Starts the server with these settings; what is returned stops it and the database it started.
     */
    public static RunningServer start(Settings settings) throws IOException {
        Database database = Database.open(settings);
        SpringApplication application = new SpringApplication(JingweiApplication.class);
        application.setDefaultProperties(ApplicationProperties.of(settings, database));
        application.addInitializers(
                (ApplicationContextInitializer<ConfigurableApplicationContext>)
                        context -> {
                            context.getBeanFactory().registerSingleton("settings", settings);
                            context.getBeanFactory()
                                    .registerSingleton("databaseLogin", database.application());
                        });
        SpringApplication.getShutdownHandlers().add(database::close);
        try {
            return new RunningServer(application.run(), database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }
}
