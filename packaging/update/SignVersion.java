import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * Makes the key of the update notice, and signs a version file with it.
 *
 * <pre>
 * java packaging/update/SignVersion.java key PRIVATE_KEY_FILE       makes it, prints the value of -Ddesk.update.key
 * java packaging/update/SignVersion.java sign PRIVATE_KEY_FILE VERSION PAGE     prints the version file
 * </pre>
 *
 * The private key stays with whoever publishes versions; a build gets the public one with {@code -Ddesk.update.key=...}.
 */
final class SignVersion {

  private SignVersion() {}

  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    if (arguments.length == 2 && arguments[0].equals("key")) {
      makeKey(Path.of(arguments[1]));
    } else if (arguments.length == 4 && arguments[0].equals("sign")) {
      sign(Path.of(arguments[1]), arguments[2], arguments[3]);
    } else {
      System.err.println("usage: SignVersion.java key PRIVATE_KEY_FILE | sign PRIVATE_KEY_FILE VERSION PAGE");
      System.exit(2);
    }
  }

  private static void makeKey(Path file) throws IOException, GeneralSecurityException {
    if (Files.exists(file)) {
      throw new IOException(file + " is there already");
    }
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Files.writeString(file, base64(pair.getPrivate().getEncoded()));
    System.out.println(base64(pair.getPublic().getEncoded()));
  }

  private static void sign(Path file, String version, String page) throws IOException, GeneralSecurityException {
    byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(key)));
    // As org.cloudpcdesk.app.update.Release reads it.
    signature.update("cloud-pc-desk version file 1\n%s\n%s\n".formatted(version, page).getBytes(StandardCharsets.UTF_8));
    System.out.printf(
        "{\"version\": \"%s\", \"page\": \"%s\", \"signature\": \"%s\"}%n", version, page, base64(signature.sign()));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
