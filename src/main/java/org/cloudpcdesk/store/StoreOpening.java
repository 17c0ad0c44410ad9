package org.cloudpcdesk.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.store.OfflineStore.Front;
import org.cloudpcdesk.store.OfflineStore.Opened;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the store of a tenant, and puts a new file in the place of one that cannot be used. Used once. */
final class StoreOpening {
  private static final Logger LOG = LoggerFactory.getLogger(StoreOpening.class);

  private final StorePlace place;
  private final Path path;
  private final DataKey key;
  private final Consumer<Front> front;

  /** @param front gets what stands in front before the rest was read, on the thread that opens, once at most */
  StoreOpening(StorePlace place, DataKey key, Consumer<Front> front) {
    this.place = place;
    this.path = place.file();
    this.key = key;
    this.front = front;
  }

  /** Opens it to write, or only to read when another process writes already. */
  Opened open() throws StoreException {
    ProcessLock lock = null;
    try {
      Files.createDirectories(StorePlace.folder(place.dataDirectory()));
      lock = ProcessLock.of(place.lockFile());
      return lock.isHeld() ? toWrite(lock) : toRead(lock);
    } catch (IOException failed) {
      if (lock != null) {
        lock.release();
      }
      if (failed instanceof StoreException explained) {
        throw explained;
      }
      throw new StoreException(
          "The offline store %s cannot be opened: check the data directory. Nothing is kept for offline use."
              .formatted(path),
          failed);
    }
  }

  /** Opens what is there to look only. */
  Opened openToRead() throws StoreException {
    return toRead(ProcessLock.none());
  }

  private Opened toRead(ProcessLock lock) throws StoreException {
    return place.read(file -> opened(StoreFile.open(file, place.name(), key, false, front), lock, null));
  }

  private Opened toWrite(ProcessLock lock) throws IOException {
    SetAside aside = new SetAside(path);
    try {
      StoreFile file = StoreFile.open(path, place.name(), key, true, front);
      return opened(file, lock, Files.exists(aside.torn()) ? takenOver(aside, file) : null);
    } catch (StoreFault.DamagedException damaged) {
      LOG.error("the offline store {} is damaged; another takes its place", path, damaged);
      aside.tear();
      StoreFile fresh = fresh();
      return opened(fresh, lock, takenOver(aside, fresh));
    } catch (StoreFault.OtherKeyException keyLost) {
      Path kept = aside.unreadable();
      LOG.warn("the offline store {} was sealed under a key that is lost; it was kept as {}", path, kept);
      return opened(fresh(), lock, new StoreProblem.KeyLost(kept));
    }
  }

  /** Takes over what can be read of the damaged file, this time or, when the process was ended meanwhile, the next. */
  private static StoreProblem takenOver(SetAside aside, StoreFile into) throws IOException {
    boolean whole = salvaged(into, aside.torn());
    try {
      Path kept = aside.takenOver();
      LOG.warn("the damaged offline store was kept as {}", kept);
      return new StoreProblem.Damaged(kept, whole);
    } catch (IOException stays) {
      into.close();
      throw stays;
    }
  }

  private StoreFile fresh() throws IOException {
    try {
      return StoreFile.open(path, place.name(), key, true, none -> {});
    } catch (StoreFault.DamagedException | StoreFault.OtherKeyException again) {
      throw new IOException("a new file is no better", again);
    }
  }

  private static boolean salvaged(StoreFile fresh, Path damaged) {
    try {
      return fresh.salvage(damaged);
    } catch (SQLException failed) {
      LOG.warn("what can be read of {} was not taken over", damaged, failed);
      return false;
    }
  }

  private static Opened opened(StoreFile file, ProcessLock lock, @Nullable StoreProblem problem) {
    StoreFile.Contents found = file.contents();
    return new Opened(new OfflineStore(file, lock), found.seen(), found.listed(), Optional.ofNullable(problem));
  }
}
