package elchi.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.util.unit.DataSize;

/**
 * Documents that were saved beforehand: {@code file:} and {@code classpath:}.
 */
class SavedDocuments {

	private final DataSize maxSize;

	SavedDocuments(DataSize maxSize) {
		this.maxSize = maxSize;
	}

	Answer read(URI location) {
		Resource resource = resource(location);
		try (InputStream input = resource.getInputStream()) {
			byte[] body = input.readNBytes(Math.toIntExact(this.maxSize.toBytes() + 1));
			if (body.length > this.maxSize.toBytes()) {
				throw new FetchFailedException(FetchResult.Reason.TOO_LARGE,
						"'%s' is larger than %s.".formatted(location, this.maxSize));
			}
			return Answer.document(location, body, Instant.ofEpochMilli(resource.lastModified()));
		}
		catch (IOException ex) {
			throw new FetchFailedException(FetchResult.Reason.NOT_FOUND,
					"'%s' cannot be read: %s.".formatted(location, ex.getMessage()));
		}
	}

	private static Resource resource(URI location) {
		String path = (location.getPath() != null) ? location.getPath() : location.getSchemeSpecificPart();
		return "file".equalsIgnoreCase(location.getScheme()) ? new FileSystemResource(path)
				: new ClassPathResource(path);
	}

}
