package org.cloudpcdesk.secrecy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** Everything that is searched in one run of tests. */
final class Watch {
  private final SearchedLog log = new SearchedLog();
  private final SearchedExceptions exceptions = new SearchedExceptions();
  private final SearchedFiles files = new SearchedFiles();
  private final SearchedWindows windows = new SearchedWindows();
  private final Set<Path> folders = new CopyOnWriteArraySet<>();
  private int windowClasses;

  /** From now on a folder belongs to what is searched. */
  void add(Path folder) {
    folders.add(folder);
  }

  void listen() {
    log.listen();
  }

  /** A class of tests with windows has ended. */
  void windowClassEnded() {
    windowClasses++;
  }

  /** So many classes of tests with windows were watched. */
  int windowClasses() {
    return windowClasses;
  }

  SearchedLog log() {
    return log;
  }

  SearchedExceptions exceptions() {
    return exceptions;
  }

  SearchedFiles files() {
    return files;
  }

  SearchedWindows windows() {
    return windows;
  }

  /** What was found in folders that are still there. */
  List<String> leaksInFiles() throws IOException {
    List<String> leaks = new ArrayList<>();
    for (Path folder : folders) {
      if (folder.toFile().exists()) {
        leaks.addAll(files.leaks(folder));
      } else {
        folders.remove(folder);
      }
    }
    return leaks;
  }
}
