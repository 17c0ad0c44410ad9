package org.cloudpcdesk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cloudpcdesk.platform.RegistryPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The group policy templates say what the program understands: the same names, types and ranges. */
class PolicyTemplatesTest {
  private static final Path FOLDER = Path.of("packaging/windows/policy");
  private static final String SPACE = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions";
  private static final Pattern STRING = Pattern.compile("\\$\\(string\\.(\\w+)\\)");
  private static final Pattern PRESENTATION = Pattern.compile("\\$\\(presentation\\.(\\w+)\\)");

  private Document admx;
  private Document adml;

  @BeforeEach
  void read() throws Exception {
    admx = parse(FOLDER.resolve("CloudPCDesk.admx"));
    adml = parse(FOLDER.resolve("en-US/CloudPCDesk.adml"));
  }

  @Test
  void everySettingThatAPolicyMayLayDownIsThereAsItIs() {
    Map<String, String> said = new TreeMap<>();
    for (Element policy : elements(admx, "policy")) {
      if (policy.hasAttribute("valueName")) {
        said.put(policy.getAttribute("valueName"), flag(policy));
      }
    }
    for (String kind : List.of("text", "multiText", "decimal", "enum")) {
      for (Element element : elements(admx, kind)) {
        if (element.hasAttribute("valueName")) {
          said.put(element.getAttribute("valueName"), describe(element));
        }
      }
    }
    Map<String, String> expected = new TreeMap<>();
    Setting.all().stream()
        .filter(setting -> setting.by() != Setting.By.USER)
        .forEach(setting -> expected.put(setting.name(), describe(setting.kind())));

    assertThat(said).isEqualTo(expected);
    assertThat(expected).containsKeys("allowedTenants", "readOnly", "proxyAddress", "telemetry");
  }

  @Test
  void everythingIsWrittenWhereTheProgramLooks() {
    assertThat(elements(admx, "policy"))
        .isNotEmpty()
        .allSatisfy(policy -> assertThat(policy.getAttribute("key")).isEqualTo(RegistryPolicy.KEY))
        .allSatisfy(policy -> assertThat(policy.getAttribute("class")).isEqualTo("Machine"));
  }

  @Test
  void everyTextIsThereAndUsed() {
    List<String> asked = new ArrayList<>();
    for (Element element : elements(admx, "*")) {
      Stream.of("displayName", "explainText")
          .map(element::getAttribute)
          .forEach(text -> STRING.matcher(text).results().map(found -> found.group(1)).forEach(asked::add));
    }
    List<String> given = elements(adml, "string").stream().map(one -> one.getAttribute("id")).toList();

    assertThat(given).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(new TreeSet<>(asked));
    assertThat(elements(adml, "string")).allSatisfy(one -> assertThat(one.getTextContent()).isNotBlank());
  }

  @Test
  void everyElementHasItsPlaceInTheEditor() {
    for (Element policy : elements(admx, "policy")) {
      List<String> ids =
          Stream.of("text", "multiText", "decimal", "enum")
              .flatMap(kind -> children(policy, kind).stream())
              .filter(one -> one.hasAttribute("id"))
              .map(one -> one.getAttribute("id"))
              .toList();
      if (ids.isEmpty()) {
        continue;
      }
      var named = PRESENTATION.matcher(policy.getAttribute("presentation"));
      assertThat(named.matches()).as(policy.getAttribute("name")).isTrue();
      Element presentation =
          elements(adml, "presentation").stream()
              .filter(one -> one.getAttribute("id").equals(named.group(1)))
              .findFirst()
              .orElseThrow();
      List<String> shown =
          children(presentation, "*").stream()
              .filter(one -> one.hasAttribute("refId"))
              .map(one -> one.getAttribute("refId"))
              .toList();
      assertThat(shown).containsExactlyInAnyOrderElementsOf(ids);
    }
  }

  @Test
  void numbersBeginAtTheProgramsStandard() {
    for (Element box : elements(adml, "decimalTextBox")) {
      Setting<?> setting = Setting.named(box.getAttribute("refId")).orElseThrow();
      assertThat(box.getAttribute("defaultValue")).isEqualTo(written(setting));
    }
    assertThat(elements(adml, "decimalTextBox")).hasSize(2);
  }

  private static <T> String written(Setting<T> setting) {
    return setting.kind().write(setting.standard()).getAsString();
  }

  private static String describe(Kind<?> kind) {
    return switch (kind) {
      case Kind.Choice<?> choice -> "one of " + choice.options().stream().map(Enum::name).toList();
      case Kind.Flag _ -> "1 or 0";
      case Kind.Whole(int least, int most) -> least + " to " + most;
      case Kind.Span span -> span.least() + " to " + span.most();
      case Kind.Text _ -> "text";
      case Kind.TenantIds _ -> "lines";
    };
  }

  private static String describe(Element element) {
    return switch (element.getLocalName()) {
      case "enum" -> "one of " + children(element, "string").stream().map(Element::getTextContent).toList();
      case "decimal" -> element.getAttribute("minValue") + " to " + element.getAttribute("maxValue");
      case "multiText" -> "lines";
      default -> element.getLocalName();
    };
  }

  private static String flag(Element policy) {
    return Stream.of("enabledValue", "disabledValue")
        .flatMap(name -> children(policy, name).stream())
        .flatMap(value -> children(value, "decimal").stream())
        .map(decimal -> decimal.getAttribute("value"))
        .reduce((on, off) -> on + " or " + off)
        .orElse("");
  }

  private static Document parse(Path file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Document document = factory.newDocumentBuilder().parse(file.toFile());
    assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo(SPACE);
    return document;
  }

  private static List<Element> elements(Document document, String name) {
    return list(document.getElementsByTagNameNS(SPACE, name));
  }

  private static List<Element> children(Element parent, String name) {
    return list(parent.getElementsByTagNameNS(SPACE, name));
  }

  private static List<Element> list(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int index = 0; index < nodes.getLength(); index++) {
      elements.add((Element) nodes.item(index));
    }
    return elements;
  }
}
