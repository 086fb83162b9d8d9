package elchi.admin.web;

import java.util.Map;

import elchi.mail.MailMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InlineImagesTests {

	@Test
	void aMailsOwnImageIsPutIntoItsHtmlAndNoOther() {
		Map<String, MailMessage.InlineImage> images = Map.of("chart@example.org",
				new MailMessage.InlineImage("chart@example.org", "image/png", new byte[] { 1, 2, 3 }));
		assertThat(InlineImages.in("<img src=\"cid:chart@example.org\"><img src=\"cid:other\">", images))
			.isEqualTo("<img src=\"data:image/png;base64,AQID\"><img src=\"cid:other\">");
	}

}
