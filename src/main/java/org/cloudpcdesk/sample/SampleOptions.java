package org.cloudpcdesk.sample;

import java.time.Duration;

/**
 * How a sample tenant is to be.
 *
 * @param port loopback port; 0 takes a free one
 * @param cloudPcs how many Cloud PCs there are at the start
 * @param latency how long every answer is held back
 * @param requestsPerSecond above this rate requests are answered 429; 0 for no limit
 * @param speed how many seconds of the life cycle pass in one second of the clock; 0 stops the life cycle
 * @param seed the same seed makes the same tenant
 * @param autoApprove whether the sign-in page approves by itself instead of waiting for a click
 */
public record SampleOptions(
    int port, int cloudPcs, Duration latency, double requestsPerSecond, double speed, long seed, boolean autoApprove) {

  public static final SampleOptions DEFAULTS = new SampleOptions(0, 1200, Duration.ZERO, 0, 60, 42, false);

  public SampleOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("The port must be between 0 and 65535, but is " + port);
    }
    if (cloudPcs < 0 || latency.isNegative() || !(requestsPerSecond >= 0) || !(speed >= 0)) {
      throw new IllegalArgumentException("Number of Cloud PCs, latency, rate and speed must not be negative");
    }
  }

  public SampleOptions withPort(int value) {
    return new SampleOptions(value, cloudPcs, latency, requestsPerSecond, speed, seed, autoApprove);
  }

  public SampleOptions withCloudPcs(int value) {
    return new SampleOptions(port, value, latency, requestsPerSecond, speed, seed, autoApprove);
  }

  public SampleOptions withLatency(Duration value) {
    return new SampleOptions(port, cloudPcs, value, requestsPerSecond, speed, seed, autoApprove);
  }

  public SampleOptions withRequestsPerSecond(double value) {
    return new SampleOptions(port, cloudPcs, latency, value, speed, seed, autoApprove);
  }

  public SampleOptions withSpeed(double value) {
    return new SampleOptions(port, cloudPcs, latency, requestsPerSecond, value, seed, autoApprove);
  }

  public SampleOptions withSeed(long value) {
    return new SampleOptions(port, cloudPcs, latency, requestsPerSecond, speed, value, autoApprove);
  }

  public SampleOptions withAutoApprove(boolean value) {
    return new SampleOptions(port, cloudPcs, latency, requestsPerSecond, speed, seed, value);
  }
}
