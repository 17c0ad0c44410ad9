package org.cloudpcdesk.bench;

import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.models.CloudPC;
import com.microsoft.graph.models.CloudPCCollectionResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Microsoft's SDK for Java, reading a list page by page into its objects. */
final class MicrosoftSdk implements Peers.ListReader {

  MicrosoftSdk() {}

  @Override
  public List<CloudPC> read(URI firstPage, String token) {
    AuthenticationProvider bearer =
        (request, context) -> {
          request.headers.add("Authorization", "Bearer " + token);
          request.headers.add("Prefer", "include-unknown-enum-members");
        };
    GraphServiceClient client = new GraphServiceClient(new BaseGraphRequestAdapter(bearer));
    List<CloudPC> all = new ArrayList<>();
    String next = firstPage.toString();
    while (next != null) {
      CloudPCCollectionResponse page =
          client.deviceManagement().virtualEndpoint().cloudPCs().withUrl(next).get();
      all.addAll(page.getValue());
      next = page.getOdataNextLink();
    }
    return all;
  }
}
