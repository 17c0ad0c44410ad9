package org.cloudpcdesk.ui.activity;

import javafx.beans.property.ReadOnlyObjectProperty;

/** A line of the activity panel: a run, or one of its items. Used on the UI thread. */
sealed interface ActivityRow permits RunRow, ItemRow {

  /** What the line shows; a new value whenever something in it changed. */
  ReadOnlyObjectProperty<Shown> shown();

  /** The run it belongs to, or is. */
  RunRow run();
}
