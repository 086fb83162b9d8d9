package elchi.delivery;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeadSendersTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			jdbc:h2:file:./data/elchi;WRITE_DELAY=0,         true
			jdbc:h2:./data/elchi,                            true
			jdbc:h2:mem:elchi,                               true
			jdbc:h2:./data/elchi;AUTO_SERVER=TRUE,           false
			jdbc:h2:tcp://db.example.org/elchi,              false
			jdbc:h2:ssl://db.example.org/elchi,              false
			jdbc:postgresql://db.example.org/elchi,          false
			""")
	void onlyADatabaseForOneProcessProvesThatOthersAreDead(String url, boolean expected) {
		assertThat(DeadSenders.isForOneProcess(url)).isEqualTo(expected);
	}

}
