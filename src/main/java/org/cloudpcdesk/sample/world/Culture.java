package org.cloudpcdesk.sample.world;

import java.util.List;

/** Names as they are usual somewhere, and the office that the people with them work in. */
record Culture(
    String country, String language, String office, String phonePrefix, List<String> given, List<String> surnames) {

  static final List<Culture> ALL =
      List.of(
          culture(
              "US", "en-US", "Redmond", "+1 425 555 01",
              "Olivia Emma Ava Harper Grace Ethan Noah Mason Logan Caleb Jasmine Tyrone Wesley Hannah Audrey",
              "Bennett Carver Dawson Ellison Fletcher Garrett Hollis Irving Jennings Keaton Langley Mercer Norwood"),
          culture(
              "GB", "en-GB", "London", "+44 20 7946 01",
              "Amelia Isla Freya Imogen Beatrix Alfie Rhys Callum Rory Hamish Nigel Poppy Tamsin Gareth Siobhan",
              "Ashworth Blackwood Cartwright Dunmore Eastwood Fairclough Grimshaw Hargreaves Kirkby Lockwood"),
          culture(
              "DE", "de-DE", "Hamburg", "+49 30 23125 0",
              "Anneliese Jürgen Käthe Matthias Friederike Björn Ute Torsten Heike Götz Sabine Lothar Silke Uwe Mareike",
              "Müller Schröder Größmann Vogelsang Krämer Lindemann Köhler Weißgerber Brandt Öhlmann Sauer Hübner"),
          culture(
              "FR", "fr-FR", "Lyon", "+33 1 99 00 12 ",
              "Élodie Mathéo Hélène Gaëlle Benoît Théo Chloé Thibault Maëlle Jérôme Solène Cédric Inès Loïc Margaux",
              "Lefèvre Beaumont Charpentier Delacroix Fournier Gauthier Hébert Lacombe Mercier Rousseau Thévenet"),
          culture(
              "PL", "pl-PL", "Kraków", "+48 22 555 01 ",
              "Agnieszka Łukasz Małgorzata Paweł Zofia Krzysztof Katarzyna Michał Bożena Wojciech Iwona Tomasz Halina",
              "Wiśniewska Zieliński Kowalczyk Szymański Woźniak Dąbrowski Kozłowska Jabłoński Król Piątek Sikora"),
          culture(
              "ES", "es-ES", "Valencia", "+34 910 000 1",
              "Lucía Martín Íñigo Begoña Álvaro Sofía Nuria Joaquín Rocío Andrés Pilar Gonzalo Inmaculada Rubén Ximena",
              "Ibáñez Núñez Ortega Peñalver Quintana Rosales Saavedra Urrutia Zamorano Cisneros Domínguez Escobar"),
          culture(
              "IN", "en-IN", "Pune", "+91 20 5550 01",
              "Aarav Ananya Devika Ishaan Kavya Lakshmi Manoj Nandini Pranav Rohini Sanjay Tanvi Vikram Yamini Zubin",
              "Bhattacharya Chaudhary Deshpande Iyer Joshi Kulkarni Menon Nambiar Patwardhan Raghavan Srinivasan"),
          culture(
              "JP", "ja-JP", "Osaka", "+81 6 5550 01",
              "Aiko Daichi Emi Haruto Kaori Kenji Mariko Naoki Rina Satoshi Takumi Yuki Hiroshi Sakura Akira",
              "Fujimoto Hasegawa Ishikawa Kobayashi Matsuda Nakagawa Okamoto Shimizu Takahashi Uchida Watanabe"),
          culture(
              "SE", "sv-SE", "Stockholm", "+46 8 465 004 ",
              "Åsa Björn Göran Linnéa Malin Nils Örjan Pernilla Ragnhild Sören Tove Ulrika Viggo Ylva Håkan",
              "Åkesson Bergström Dahlberg Ekström Forsberg Hägglund Lindqvist Nyström Öberg Sjögren Wallin Strömberg"),
          culture(
              "BR", "pt-BR", "Recife", "+55 81 5550 01",
              "Antônio Beatriz Caíque Débora Eduardo Fabíola Gustavo Heloísa João Larissa Thiago Vitória Flávio",
              "Almeida Barros Cavalcanti Fonseca Gonçalves Magalhães Nascimento Oliveira Queirós Simões Teixeira"),
          culture(
              "NL", "nl-NL", "Utrecht", "+31 30 555 01",
              "Anouk Bram Daniëlle Femke Gijs Hanneke Joost Liesbeth Maarten Noor Pieter Roos Sander Thijs Zoë",
              "Bakker Dijkstra Hoekstra Kuipers Meijer Postma Schouten Terpstra Veenstra Wiersma Zijlstra Mulder"),
          culture(
              "TR", "tr-TR", "İzmir", "+90 232 555 01",
              "Ayşe Burak Çağla Deniz Elif Fırat Gökçe Hüseyin Işıl Kerem Nilüfer Oğuz Selin Tuğba Umut",
              "Aydın Bozkurt Çelik Demirtaş Erdoğmuş Güneş Kılıç Öztürk Polat Şahin Türkoğlu Uçar Yıldırım Kaplan"));

  private static Culture culture(
      String country, String language, String office, String phonePrefix, String given, String surnames) {
    return new Culture(country, language, office, phonePrefix, List.of(given.split(" ")), List.of(surnames.split(" ")));
  }
}
