package org.cloudpcdesk.graph;

import java.util.List;
import org.cloudpcdesk.model.Organization;
import org.cloudpcdesk.model.Person;
import org.cloudpcdesk.model.SubscribedSku;

/**
 * Reading people and licences from Graph v1.0. Blocking and thread-safe like {@link CloudPcApi}; throws
 * {@link GraphException.Kind#CONSENT_MISSING} until the administrator allowed it.
 */
public interface DirectoryApi {

  /** Reads a person by user principal name or object id. */
  Person person(String userPrincipalNameOrId) throws GraphException;

  /** The licences a person holds, directly or through a group. */
  List<Person.License> licenses(String userPrincipalNameOrId) throws GraphException;

  /** How the tenant is called. Needs no more than a first sign-in asks for. */
  Organization organization() throws GraphException;

  /** The tenant's subscriptions. */
  List<SubscribedSku> subscribedSkus() throws GraphException;
}
