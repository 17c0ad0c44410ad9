package org.cloudpcdesk.ui.main;

import atlantafx.base.controls.CustomTextField;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Overlay;
import org.cloudpcdesk.ui.common.ThemeManager;

/** The tenant band, the search field and the buttons beside it. Used on the UI thread. */
public final class HeaderController {
  /** What the buttons start. */
  record Ways(
      Runnable toggleTheme,
      Runnable showKeys,
      Runnable showNews,
      Runnable export,
      ReadOnlyBooleanProperty exporting) {}

  private static final PseudoClass PRODUCTION = PseudoClass.getPseudoClass("production");
  private static final PseudoClass READ_ONLY = PseudoClass.getPseudoClass("read-only");

  private final MainViewModel model;
  private final MainWindow.Actions actions;
  private final ThemeManager themes;
  private final Ways ways;
  private final ProductionMark production;
  private final Messages messages = Messages.of(HeaderController.class);

  @FXML @SuppressWarnings("NullAway.Init") private HBox band;
  @FXML @SuppressWarnings("NullAway.Init") private Label tenant;
  @FXML @SuppressWarnings("NullAway.Init") private Tooltip tenantTip;
  @FXML @SuppressWarnings("NullAway.Init") private Label cloud;
  @FXML @SuppressWarnings("NullAway.Init") private Label account;
  @FXML @SuppressWarnings("NullAway.Init") private Label mode;
  @FXML @SuppressWarnings("NullAway.Init") private CustomTextField search;
  @FXML @SuppressWarnings("NullAway.Init") private Button news;
  @FXML @SuppressWarnings("NullAway.Init") private Button refresh;
  @FXML @SuppressWarnings("NullAway.Init") private MenuButton columns;
  @FXML @SuppressWarnings("NullAway.Init") private Button export;
  @FXML @SuppressWarnings("NullAway.Init") private ToggleButton details;
  @FXML @SuppressWarnings("NullAway.Init") private ToggleButton activity;
  @FXML @SuppressWarnings("NullAway.Init") private Button theme;
  @FXML @SuppressWarnings("NullAway.Init") private MenuButton accountMenu;
  @FXML @SuppressWarnings("NullAway.Init") private MenuItem access;
  @FXML @SuppressWarnings("NullAway.Init") private MenuItem settings;
  @FXML @SuppressWarnings("NullAway.Init") private MenuItem history;
  @FXML @SuppressWarnings("NullAway.Init") private CheckMenuItem markProduction;
  @FXML @SuppressWarnings("NullAway.Init") private Label productionMark;
  @FXML @SuppressWarnings("NullAway.Init") private MenuItem keys;
  @FXML @SuppressWarnings("NullAway.Init") private MenuItem about;
  @FXML @SuppressWarnings("NullAway.Init") private MenuItem signOut;
  @FXML @SuppressWarnings("NullAway.Init") private MenuItem forget;

  @SuppressWarnings("NullAway.Init") private SearchField searchField;
  @SuppressWarnings("NullAway.Init") private AccountMenu accounts;
  private Runnable toGrid = () -> {};

  HeaderController(
      MainViewModel model, MainWindow.Actions actions, ThemeManager themes, Ways ways, ProductionMark production) {
    this.model = model;
    this.actions = actions;
    this.themes = themes;
    this.ways = ways;
    this.production = production;
  }

  @FXML
  void initialize() {
    tenant.setText(model.tenantCalled());
    tenant.setGraphic(Icons.of("fltral-briefcase-20"));
    tenantTip.setText(model.tenantTooltip());
    cloud.setText(model.cloud());
    account.setText(model.account());
    mode.setText(model.mode());
    mode.setGraphic(Icons.of(model.readOnly() ? "fltral-eye-show-16" : "fltral-edit-16"));
    band.pseudoClassStateChanged(READ_ONLY, model.readOnly());
    prepareProduction();
    searchField = new SearchField(search, new SearchModel(messages, model.grid()));
    prepareNews();
    prepareRefresh();
    Icons.dress(details, "fltral-dock-right-20", messages.text("button.details"));
    Icons.dress(activity, "fltral-history-20", messages.text("button.activity"));
    Icons.dress(columns, "fltrmz-text-column-three-20", messages.text("button.columns"));
    Icons.dress(export, "fltral-arrow-export-20", messages.text("button.export"));
    export.setOnAction(event -> ways.export().run());
    export.disableProperty().bind(ways.exporting());
    Icons.dress(accountMenu, "fltrmz-person-20", messages.text("button.account"));
    themes.dark().addListener((observable, before, now) -> nameTheme());
    nameTheme();
    theme.setOnAction(event -> ways.toggleTheme().run());
    history.setOnAction(event -> actions.openHistory());
    access.setOnAction(event -> actions.openAccess());
    settings.setOnAction(event -> actions.openSettings(""));
    keys.setOnAction(event -> ways.showKeys().run());
    about.setOnAction(event -> actions.openAbout());
    signOut.setOnAction(event -> actions.signOut());
    forget.setOnAction(event -> actions.forget());
    // Nothing of the sample tenant's accounts outlives the program.
    forget.setVisible(!model.session().sample());
    accounts = new AccountMenu(accountMenu, model.session(), actions);
  }

  /** Ends what listens to others than the window's own models. */
  void close() {
    accounts.close();
  }

  /** Gives the search field the keyboard, with its text selected, so that typing replaces it. */
  void focusSearch() {
    searchField.requestFocus();
  }

  /** Connects what belongs to other panes: the column menu, the folding panes, and the grid that Esc returns to. */
  void connect(
      List<MenuItem> columnChoices, BooleanProperty detailsOpen, BooleanProperty activityOpen, Runnable toGrid) {
    columns.getItems().setAll(columnChoices);
    details.selectedProperty().bindBidirectional(detailsOpen);
    activity.selectedProperty().bindBidirectional(activityOpen);
    this.toGrid = toGrid;
  }

  private void prepareProduction() {
    productionMark.setGraphic(Icons.of("fltrmz-warning-16"));
    productionMark.visibleProperty().bind(production.marked());
    productionMark.managedProperty().bind(production.marked());
    markProduction.setDisable(production.isManaged());
    markProduction.setOnAction(event -> production.toggle());
    production.marked().addListener((observable, before, now) -> markProduction(now));
    markProduction(production.marked().get());
  }

  private void markProduction(boolean marked) {
    markProduction.setSelected(marked);
    band.pseudoClassStateChanged(PRODUCTION, marked);
  }

  /** Connects what floats over the window. */
  void connect(Overlay overlay) {
    searchField.connect(overlay, toGrid);
  }

  private void prepareNews() {
    Icons.dress(news, "fltral-alert-20", "");
    news.setContentDisplay(ContentDisplay.LEFT);
    news.setOnAction(event -> ways.showNews().run());
    model.grid().news().addListener((observable, before, now) -> tellNews(now.size()));
    tellNews(model.grid().news().get().size());
  }

  private void tellNews(int changes) {
    news.setText(changes == 0 ? "" : messages.text("button.news.count", changes));
    Icons.name(news, messages.text("button.news", changes));
  }

  private void prepareRefresh() {
    Icons.dress(refresh, "fltral-arrow-clockwise-20", messages.text("button.refresh"));
    refresh.setContentDisplay(ContentDisplay.LEFT);
    refresh.textProperty().bind(model.status().next());
    model.status().next().addListener((observable, before, now) -> nameRefresh(now));
    nameRefresh(model.status().next().get());
    refresh.setOnAction(event -> model.refresh());
  }

  private void nameRefresh(String next) {
    Icons.name(
        refresh, next.isEmpty() ? messages.text("button.refresh") : messages.text("button.refreshNext", next));
  }

  private void nameTheme() {
    boolean dark = themes.dark().get();
    Icons.dress(
        theme,
        dark ? "fltrmz-weather-sunny-20" : "fltrmz-weather-moon-20",
        messages.text(dark ? "button.light" : "button.dark"));
  }

}
