package org.cloudpcdesk.signin;

import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** msal4j's requests over the JDK's HTTP client: the system's proxy selector, no logging of bodies. Thread-safe. */
final class MsalHttp implements IHttpClient {
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofMinutes(2);

  private final LoginRoot loginRoot;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  MsalHttp(LoginRoot loginRoot) {
    this.loginRoot = loginRoot;
  }

  @Override
  public IHttpResponse send(com.microsoft.aad.msal4j.HttpRequest request) throws IOException, InterruptedException {
    HttpRequest.Builder builder;
    try {
      builder = HttpRequest.newBuilder(loginRoot.turn(request.url().toURI())).timeout(ANSWER);
    } catch (URISyntaxException notAnAddress) {
      // Its message would repeat the query.
      throw new IOException("msal4j asked for an address that is none");
    }
    request.headers().forEach(builder::header);
    String body = request.body();
    builder.method(
        request.httpMethod().name(),
        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
    java.net.http.HttpResponse<String> answer = http.send(builder.build(), BodyHandlers.ofString());
    HttpResponse response = new HttpResponse().statusCode(answer.statusCode()).body(answer.body());
    response.addHeaders(answer.headers().map());
    return response;
  }
}
