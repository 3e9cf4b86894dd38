package serve

import (
	"net/netip"
	"testing"
	"time"

	"golang.org/x/time/rate"
)

func TestArrivalsOfAnAddress(t *testing.T) {
	g := gate{arrivals: map[netip.Prefix]*rate.Limiter{}}
	now := time.Now()
	come := func(address string) bool {
		return g.arrives(addressBlock(netip.MustParseAddr(address)), 3, now)
	}
	for i := range 3 {
		if !come("192.0.2.1") {
			t.Errorf("connection %d was refused", i)
		}
	}
	if come("192.0.2.1") {
		t.Error("a fourth at once was admitted")
	}
	if !come("192.0.2.2") {
		t.Error("another address was refused")
	}
	now = now.Add(21 * time.Second) // a third of a minute, and one more may come
	if !come("192.0.2.1") || come("192.0.2.1") {
		t.Error("not one a third of a minute")
	}
	for range 3 {
		come("2001:db8::1")
	}
	if come("2001:db8::2") {
		t.Error("an address of the same /64 was admitted")
	}
}

func TestArrivalsAreForgotten(t *testing.T) {
	g := gate{arrivals: map[netip.Prefix]*rate.Limiter{}}
	now := time.Now()
	a := netip.MustParseAddr("10.0.0.0")
	for range 3 * maxArrivals { // all at once
		a = a.Next()
		g.arrives(addressBlock(a), 3, now)
	}
	if len(g.arrivals) > maxArrivals {
		t.Errorf("%d addresses are kept in mind", len(g.arrivals))
	}
	now = now.Add(time.Hour)
	for range maxArrivals {
		a = a.Next()
		g.arrives(addressBlock(a), 3, now)
	}
	if len(g.arrivals) > maxArrivals {
		t.Errorf("%d addresses are kept in mind after an hour", len(g.arrivals))
	}
}
