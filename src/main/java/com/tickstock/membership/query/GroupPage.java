package com.tickstock.membership.query;

import com.tickstock.membership.json.GroupSummaryJson;
import java.util.List;
import java.util.Optional;

/**
 * A page of groups in order of their keys.
 *
 * @param last the key of the last one, where there are more
 */
public record GroupPage(List<GroupSummaryJson> groups, Optional<String> last) {}
