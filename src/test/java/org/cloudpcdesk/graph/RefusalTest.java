package org.cloudpcdesk.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.cloudpcdesk.graph.GraphException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Authorization_RequestDenied | Words that say nothing | CONSENT_MISSING",
        "Forbidden | Insufficient privileges to complete the operation. | CONSENT_MISSING",
        "Forbidden | Application must have one of the following scopes: CloudPC.Read.All | CONSENT_MISSING",
        "Forbidden | The token lacks the required scope. | CONSENT_MISSING",
        "Forbidden | The administrator has not given consent. | CONSENT_MISSING",
        "Forbidden | Access is denied to the requested resource. | ROLE_MISSING",
        "Forbidden | Your role has no right to this scope tag. | ROLE_MISSING",
        "Forbidden | User is not in the scope tags of this device. | ROLE_MISSING",
        "Forbidden | The telescope is closed. | ROLE_MISSING",
        "Forbidden | | ROLE_MISSING",
        " | | ROLE_MISSING"
      })
  void a403SaysWhetherConsentOrARoleIsMissing(String code, String message, Kind kind) {
    assertThat(Refusal.kind(403, new ErrorBody(code, message, null, true))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "407, PROXY", "405, BAD_REQUEST", "422, BAD_REQUEST", "500, SERVICE_DOWN", "501, SERVICE_DOWN",
    "509, SERVICE_DOWN", "429, THROTTLED", "301, BAD_ANSWER", "304, BAD_ANSWER"
  })
  void theStatusDecidesFirst(int status, Kind kind) {
    assertThat(Refusal.kind(status, ErrorBody.NONE)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "404 | {\"error\":{\"code\":\"NotFound\",\"message\":\"m\"}} | | NOT_FOUND",
        "410 | {\"error\":{\"code\":\"Gone\"}} | | NOT_FOUND",
        "404 | | r-1 | NOT_FOUND",
        "404 | <html>Not here</html> | r-1 | NOT_FOUND",
        "404 | {\"error\":{\"innerError\":{\"request-id\":\"r-1\"}}} | | NOT_FOUND",
        "404 | <html>No such page on this proxy</html> | | BAD_ANSWER",
        "410 | | | BAD_ANSWER",
        "404 | {\"error\":\"Not Found\",\"status\":404} | | BAD_ANSWER",
        "404 | {\"error\":{}} | | BAD_ANSWER"
      })
  void onlyGraphItselfCanSayThatACloudPcIsGone(int status, String body, String requestId, Kind kind) {
    ErrorBody error = ErrorBody.of(body == null ? "" : body, "t0ken").withRequestId(requestId);

    assertThat(Refusal.kind(status, error)).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"code\":\"c\",\"message\":\"m\",\"innerError\":{\"request-id\":\"r\"}}}",
        "{\"error\":{\"code\":\"c\",\"message\":\"m\",\"innererror\":{\"request-id\":\"r\"}}}",
        "{\"error\":{\"code\":\"c\",\"message\":\"m\",\"innerError\":{\"innererror\":{\"requestId\":\"r\"}}}}",
        "{\"error\":{\"code\":\"c\",\"message\":\"m\",\"request-id\":\"r\",\"details\":[{}],\"target\":null}}"
      })
  void findsTheRequestIdHoweverDeepAndSpelled(String body) {
    assertThat(ErrorBody.of(body, "t0ken")).isEqualTo(new ErrorBody("c", "m", "r", true));
  }

  @Test
  void aMessageThatHoldsJsonIsShownRaw() {
    String inner = "{\\\"Message\\\":\\\"No - Operation ID (for customer support): 0\\\"}";

    ErrorBody error = ErrorBody.of("{\"error\":{\"code\":\"Forbidden\",\"message\":\"" + inner + "\"}}", "t0ken");

    assertThat(error.message()).isEqualTo("{\"Message\":\"No - Operation ID (for customer support): 0\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>Bad gateway</html>", "null", "[1]", "{", "{\"error\":null}", "{}", "7"})
  void whatIsNoGraphErrorSaysNothing(String body) {
    assertThat(ErrorBody.of(body, "t0ken")).isEqualTo(ErrorBody.NONE);
  }

  @Test
  void understandsTheFlatFormOfOAuth() {
    assertThat(ErrorBody.of("{\"error\":\"invalid_token\",\"error_description\":\"why\"}", "t0ken"))
        .isEqualTo(new ErrorBody("invalid_token", "why", null, false));
  }

  @Test
  void aTokenThatTheServiceQuotesIsBlottedOut() {
    String jwt = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL2dyYXBoIn0.sig-nature_1";

    ErrorBody error =
        ErrorBody.of("{\"error\":{\"code\":\"c\",\"message\":\"t0ken or " + jwt + ", Bearer 0paque here\"}}", "t0ken");

    assertThat(error.message()).isEqualTo("(token) or (token), Bearer (token) here");
  }

  @Test
  void anEndlessMessageIsCutShort() {
    String body = "{\"error\":{\"message\":\"" + "x".repeat(9_000) + "\"}}";

    assertThat(ErrorBody.of(body, "t0ken").message()).hasSize(2_000);
  }
}
