package org.cloudpcdesk.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Where the store of a tenant is, whether there is one or not. Every call waits for the disk.
 *
 * @param dataDirectory what all stores are in
 */
public record StorePlace(Path dataDirectory, StoreName name) {

  /** What is read of a file that is not changed by it. */
  @FunctionalInterface
  interface Reading<T> {
    T of(Path file) throws StoreException, StoreFault.DamagedException, StoreFault.OtherKeyException;
  }

  /** The folder of all stores in a data directory. */
  static Path folder(Path dataDirectory) {
    return dataDirectory.resolve("store");
  }

  /** Whether anything was ever kept of the tenant. */
  public boolean exists() {
    return Files.exists(file());
  }

  Path file() {
    return folder(dataDirectory).resolve(name.file());
  }

  /** What the process holds that writes. */
  Path lockFile() {
    return folder(dataDirectory).resolve(name.file() + ".lock");
  }

  /** Reads the file, which must be there. */
  <T> T read(Reading<T> reading) throws StoreException {
    Path file = file();
    try {
      if (!Files.exists(file)) {
        throw new StoreException(
            "There is no offline store %s yet. Open the window and let it read the list once.".formatted(file),
            new NoSuchFileException(file.toString()));
      }
      return reading.of(file);
    } catch (StoreFault.DamagedException | StoreFault.OtherKeyException unreadable) {
      throw new StoreException(
          "The offline store %s cannot be read. It was not touched. Open the window: it is rebuilt from the network."
              .formatted(file),
          unreadable);
    }
  }

  /**
   * Deletes what is kept of the tenant, copies that were set aside included.
   *
   * @throws StoreException when another program has it open, or it cannot be deleted
   */
  public void delete() throws StoreException {
    Path folder = folder(dataDirectory);
    if (!Files.exists(folder)) {
      return;
    }
    try {
      try (ProcessLock lock = ProcessLock.of(lockFile());
          DirectoryStream<Path> files = Files.newDirectoryStream(folder, name.file() + "*")) {
        if (!lock.isHeld()) {
          throw new StoreException(
              "The offline data %s was not deleted: another Cloud PC Desk has it open. Close that one, then try again."
                  .formatted(file()),
              new IllegalStateException("locked"));
        }
        for (Path file : files) {
          if (!file.equals(lockFile())) {
            Files.delete(file);
          }
        }
      }
      Files.deleteIfExists(lockFile());
    } catch (StoreException explained) {
      throw explained;
    } catch (IOException failed) {
      throw new StoreException(
          "The offline data %s could not be deleted whole: check the data directory, then try again."
              .formatted(file()),
          failed);
    }
  }
}
