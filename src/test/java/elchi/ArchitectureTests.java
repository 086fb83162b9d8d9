package elchi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Locale;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "elchi", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule roomsAreFreeOfCycles = slices().matching("elchi.(**)")
		.should()
		.beFreeOfCycles()
		.because("one must be able to read a room without its neighbours");

	@ArchTest
	static final ArchRule nobodyAsksTheSystemForTheTime = noClasses().should()
		.callMethod(Instant.class, "now")
		.orShould()
		.callMethod(LocalDate.class, "now")
		.orShould()
		.callMethod(LocalDateTime.class, "now")
		.orShould()
		.callMethod(OffsetDateTime.class, "now")
		.orShould()
		.callMethod(ZonedDateTime.class, "now")
		.orShould()
		.callConstructor(Date.class)
		.because("a run must be repeatable for any week: take a Clock in the constructor");

	@ArchTest
	static final ArchRule nobodyAsksTheSystemForItsZone = noClasses().that()
		.doNotHaveFullyQualifiedName("elchi.job.JobRuns")
		.should()
		.callMethod(ZoneId.class, "systemDefault")
		.because("zones are configuration; only what Batch stored is read in the zone that Batch stored it in");

	@ArchTest
	static final ArchRule mailIsSpokenInOneRoom = noClasses().that()
		.resideOutsideOfPackage("elchi.mail..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..", "com.icegreen..")
		.because("everybody else says MailMessage and Mailer");

	@ArchTest
	static final ArchRule quartzIsKnownInOneRoom = noClasses().that()
		.resideOutsideOfPackage("elchi.job..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.quartz..")
		.because("there is one launch path, JobRunner.request");

	@ArchTest
	static final ArchRule mustacheIsKnownInOneRoom = noClasses().that()
		.resideOutsideOfPackage("elchi.template..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("com.github.mustachejava..")
		.because("strictness is kept in one place");

	@ArchTest
	static final ArchRule httpIsSpokenInOneRoom = noClasses().that()
		.resideOutsideOfPackage("elchi.fetch..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("java.net.http..", "org.apache.hc..")
		.because("caps, politeness and address checks are kept in one place");

	@ArchTest
	static final ArchRule lettersAreCasedInALanguage = noClasses().should()
		.callMethod(String.class, "toUpperCase")
		.orShould()
		.callMethod(String.class, "toLowerCase")
		.orShould()
		.callMethod(String.class, "format", String.class, Object[].class)
		.because("the system's language is not ours: name a Locale");

	@ArchTest
	static final ArchRule ratesAreDecimals = noFields().that()
		.areDeclaredInClassesThat()
		.resideInAnyPackage("elchi.fx..", "elchi.digest..", "elchi.alert..")
		.should()
		.haveRawType(double.class)
		.orShould()
		.haveRawType(float.class)
		.orShould()
		.haveRawType(Double.class)
		.because("a rate is what its issuer printed, to the last digit")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule wiringStaysInItsRoom = classes().that()
		.areAnnotatedWith(Configuration.class)
		.or()
		.areAnnotatedWith(Controller.class)
		.or()
		.areAnnotatedWith(RestController.class)
		.or()
		.haveSimpleNameEndingWith("JobConfiguration")
		.should()
		.notBePublic()
		.because("beans are found by type, not by import")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule propertiesAreRecords = classes().that()
		.areAnnotatedWith(ConfigurationProperties.class)
		.should()
		.beRecords()
		.because("configuration does not change while we run")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule dependenciesComeThroughConstructors = noFields().should()
		.beAnnotatedWith(Autowired.class)
		.because("a constructor shows what is needed");

	@ArchTest
	static final ArchRule thereIsNoStaticState = fields().that()
		.areStatic()
		.should()
		.beFinal()
		.because("two tests, or two schedulers, may share a JVM");

	@ArchTest
	static final ArchRule threadsDoNotSleep = noClasses().should()
		.callMethod(Thread.class, "sleep", long.class)
		.because("wait for a condition, with a bound");

	@ArchTest
	static final ArchRule namesSayWhatThingsAre = noClasses().should()
		.haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Dto|Info)")
		.because("these words say nothing");

	@ArchTest
	static final ArchRule localeIsNeverTheDefault = noClasses().should()
		.callMethod(Locale.class, "getDefault")
		.because("the language is the reader's");

	@ArchTest
	static final ArchRule identitiesAreRecords = classes().that()
		.haveSimpleNameEndingWith("Id")
		.should()
		.beRecords()
		.because("an identity is its value");

}
