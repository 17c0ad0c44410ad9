package org.cloudpcdesk.ui.palette;

/**
 * Something one can get at.
 *
 * @param title what it is called
 * @param detail what tells it from others, or its key; may be empty
 * @param more words it is found by as well; may be empty
 * @param enabled whether it can be chosen; the detail says why not
 * @param go gets there; run on the UI thread
 */
public record Entry(Kind kind, String title, String detail, String more, boolean enabled, Runnable go) {

  /** One that is found by what it shows. */
  public Entry(Kind kind, String title, String detail, Runnable go) {
    this(kind, title, detail, "", go);
  }

  /** One that can be chosen. */
  public Entry(Kind kind, String title, String detail, String more, Runnable go) {
    this(kind, title, detail, more, true, go);
  }

  /** What it is, in the order of listing. */
  public enum Kind {
    PERSON("fltrmz-person-20"),
    CLOUD_PC("fltral-desktop-20"),
    VIEW("fltral-filter-20"),
    ACTION("fltrmz-play-20"),
    SETTING("fltrmz-settings-20");

    private final String icon;

    Kind(String icon) {
      this.icon = icon;
    }

    String icon() {
      return icon;
    }
  }
}
