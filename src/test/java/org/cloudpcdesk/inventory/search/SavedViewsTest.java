package org.cloudpcdesk.inventory.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.search.Search.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedViewsTest {
  private static final SavedView MINE =
      new SavedView(
          "Mine \"old\"",
          "user:ali* -plan:\"2 vcpu\"",
          List.of(Column.DEVICE, Column.GRACE_END),
          List.of(new Order(Column.GRACE_END, true), new Order(Column.ID, false)));

  @Test
  void comeBackAsTheyWereKept() {
    SavedViews views = SavedViews.NONE.with(MINE).with(new SavedView("b", "", List.of(), List.of()));

    assertThat(SavedViews.of(views.texts())).isEqualTo(views);
  }

  @Test
  void aViewTakesThePlaceOfItsNamesake() {
    SavedView other = new SavedView("b", "", List.of(), List.of());
    SavedView again = new SavedView(MINE.name(), "is:grace", List.of(), List.of());

    assertThat(SavedViews.NONE.with(MINE).with(other).with(again).views()).containsExactly(again, other);
    assertThat(SavedViews.NONE.with(MINE).with(other).without(MINE.name()).views()).containsExactly(other);
    assertThat(SavedViews.NONE.with(MINE).find("b")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "?", "[]", "{}", "null", "{\"name\":\"a\",\"query\":\"b\"}", "{\"name\":[],\"query\":1,\"columns\":2}"})
  void whatIsNoViewIsLeftOut(String text) {
    assertThat(SavedViews.of(List.of(text, MINE.text())).views()).containsExactly(MINE);
  }

  @Test
  void columnsOfALaterVersionAreLeftOut() {
    String later = MINE.text().replace("\"DEVICE\"", "\"SHOE_SIZE\"").replace("\"ID\"", "\"SHOE_SIZE\"");

    assertThat(SavedView.of(later))
        .contains(
            new SavedView(
                MINE.name(), MINE.query(), List.of(Column.GRACE_END), List.of(new Order(Column.GRACE_END, true))));
  }

  @Test
  void aQueryThatCannotBeReadIsKeptAndTold() {
    assertThat(new SavedView("a", "shoe:44", List.of(), List.of()).parsed()).isInstanceOf(ParsedQuery.Bad.class);
  }
}
