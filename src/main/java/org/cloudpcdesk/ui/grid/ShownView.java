package org.cloudpcdesk.ui.grid;

import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.search.BuiltInView;
import org.cloudpcdesk.inventory.search.SavedView;

/** A view the grid can stay within. */
public sealed interface ShownView {
  ShownView ALL = new BuiltIn(BuiltInView.ALL);
  ShownView GONE = new Gone();

  /** What it holds; one of the administrator's own may be unreadable to this version. */
  ParsedQuery query();

  /** One that every administrator has. */
  record BuiltIn(BuiltInView view) implements ShownView {
    @Override
    public ParsedQuery query() {
      return view.query();
    }
  }

  /** Cloud PCs that the service no longer shows. */
  record Gone() implements ShownView {
    @Override
    public ParsedQuery query() {
      return ParsedQuery.EVERYTHING;
    }
  }

  /** One of the administrator's own. */
  record Own(SavedView view) implements ShownView {
    @Override
    public ParsedQuery query() {
      return view.parsed();
    }
  }
}
