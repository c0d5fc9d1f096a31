package com.tickstock.membership.client;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Member;

/** A group that holds a symbol, and the symbol as its member. */
public record Holder(GroupKey group, Member member) {}
