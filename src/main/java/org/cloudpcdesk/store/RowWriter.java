package org.cloudpcdesk.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.GraphTime;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows compactly; {@link RowReader} reads them in the same order. Texts that repeat from row to row are written
 * once and named by number afterwards. Not thread-safe; used once.
 */
final class RowWriter {
  static final int NULL = 0;
  static final int TEXT = 1;
  static final int SHARED_TEXT = 2;
  /** From here on a number names a shared text that came before. */
  static final int FIRST_SHARED = 3;

  private final Map<String, Integer> shared = new HashMap<>();
  private byte[] bytes = new byte[1024];
  private int size;

  byte[] result() {
    return Arrays.copyOf(bytes, size);
  }

  void row(StoredRow row) {
    pc(row.pc());
    instant(row.seen());
    instant(row.changed());
  }

  void pc(CloudPc pc) {
    text(pc.id());
    text(pc.displayName());
    text(pc.userPrincipalName());
    text(pc.managedDeviceName());
    text(pc.managedDeviceId());
    text(pc.aadDeviceId());
    shared(pc.status().text());
    detail(pc.statusDetail());
    shared(pc.servicePlanId());
    shared(pc.servicePlanName());
    shared(pc.servicePlanType());
    shared(pc.provisioningPolicyId());
    shared(pc.provisioningPolicyName());
    shared(pc.provisioningType());
    shared(pc.imageDisplayName());
    shared(pc.deviceRegionName());
    shared(pc.onPremisesConnectionName());
    shared(pc.diskEncryptionState());
    time(pc.gracePeriodEnd());
    time(pc.lastModified());
    time(pc.provisioned());
    shared(pc.rest());
  }

  private void detail(CloudPc.@Nullable StatusDetail detail) {
    number(detail == null ? 0 : 1);
    if (detail != null) {
      shared(detail.code());
      text(detail.message());
    }
  }

  void time(@Nullable GraphTime time) {
    text(time == null ? null : time.text());
    if (time != null) {
      instant(time.parsed());
    }
  }

  void instant(@Nullable Instant instant) {
    number(instant == null ? 0 : 1);
    if (instant != null) {
      signed(instant.getEpochSecond());
      number(instant.getNano());
    }
  }

  void text(@Nullable String text) {
    if (text == null) {
      number(NULL);
    } else {
      number(TEXT);
      inline(text);
    }
  }

  void shared(@Nullable String text) {
    if (text == null) {
      number(NULL);
      return;
    }
    Integer known = shared.putIfAbsent(text, shared.size());
    if (known == null) {
      number(SHARED_TEXT);
      inline(text);
    } else {
      number(FIRST_SHARED + known);
    }
  }

  void bytes(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  private void inline(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    bytes(utf8);
  }

  private void signed(long value) {
    number((value << 1) ^ (value >> 63));
  }

  /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
  void number(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
