package elchi.delivery;

import elchi.mail.SendResult;
import elchi.mail.SendResult.About;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PushBackTests {

	@ParameterizedTest
	@ValueSource(
			strings = { "421 4.7.0 too many messages", "421 4.3.2 closing", "421 busy", "421", "450 4.2.1 too fast",
					"450 4.7.28 unusual rate", "451 4.7.1 greylisted", "451 try later", "451-4.7.650 too many" })
	void repliesThatAskForLess(String reply) {
		assertThat(PushBack.in(new SendResult.Deferred(reply, About.RECIPIENT)).map(PushBack::reply)).contains(reply);
	}

	@ParameterizedTest
	@CsvSource({ "450 4.7.1 greylisted,RECIPIENT,true", "451 later,RECIPIENT,true", "450 4.2.1 too fast,RECIPIENT,true",
			"451 4.3.0 lookup failed,RECIPIENT,false", "450 4.7.1 slow down,SENDER,false",
			"421 4.7.0 too many,CONNECTION,false" })
	void whoIsToGetLess(String reply, About about, boolean domain) {
		assertThat(PushBack.in(new SendResult.Deferred(reply, about))).contains(new PushBack(reply, domain));
	}

	@ParameterizedTest
	@ValueSource(strings = { "421 4.4.2 timeout", "450 4.1.8 unknown sender", "451 4.4.0 dns", "451 4.5.1 what",
			"452 4.2.2 over quota", "452 4.3.1 full", "4512 x", "The connection was lost at RCPT: 421 4.7.0",
			"454 4.7.0 TLS", "550 5.7.1 no" })
	void repliesThatDoNot(String reply) {
		assertThat(PushBack.in(new SendResult.Deferred(reply, About.RECIPIENT))).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void emptyReplyIsNone(About about) {
		assertThat(PushBack.in(new SendResult.Deferred("", about))).isEmpty();
	}

	@Test
	void nothingElseIsOne() {
		assertThat(PushBack.in(new SendResult.Accepted("250 2.0.0 421"))).isEmpty();
		assertThat(PushBack.in(new SendResult.Rejected("450 4.7.1", "", SendResult.Fault.MESSAGE))).isEmpty();
		assertThat(PushBack.in(new SendResult.Uncertain("421 4.7.0"))).isEmpty();
	}

}
