package serve

import (
	"maps"
	"net"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// gate counts connections and sessions, so that no client takes more than its
// share. The zero value is ready.
type gate struct {
	mu       sync.Mutex
	conns    map[*conn]struct{}
	perAddr  map[netip.Prefix]int
	perKey   map[string]int
	arrivals map[netip.Prefix]*rate.Limiter // of addresses with recent connections
	halfOpen int
	sessions int
}

// enter admits a connection as half open, or returns why not.
func (g *gate) enter(c *conn, l Limits) (refused string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case len(g.conns) >= l.Connections:
		return refusedConnections
	case g.halfOpen >= l.HalfOpen:
		return refusedHalfOpen
	}
	if g.conns == nil {
		g.conns, g.perAddr, g.perKey = map[*conn]struct{}{}, map[netip.Prefix]int{}, map[string]int{}
		g.arrivals = map[netip.Prefix]*rate.Limiter{}
	}
	g.conns[c] = struct{}{}
	g.halfOpen++
	return ""
}

// located counts a connection for its address, or returns why not.
func (g *gate) located(c *conn, l Limits) (refused string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	block := addressBlock(c.addr)
	if g.perAddr[block] >= l.PerAddress {
		return refusedAddress
	}
	if !g.arrives(block, l.Arrivals, time.Now()) {
		return refusedArrivals
	}
	g.perAddr[block]++
	c.counted = true
	return ""
}

// maxArrivals bounds the addresses in arrivals.
const maxArrivals = 4096

// arrives reports whether an address may open one more connection. Each one
// costs a key exchange, even if it is closed at once.
func (g *gate) arrives(from netip.Prefix, perMinute int, now time.Time) bool {
	if len(g.arrivals) >= maxArrivals { // drop the addresses whose bucket is full again
		maps.DeleteFunc(g.arrivals, func(_ netip.Prefix, b *rate.Limiter) bool { return b.TokensAt(now) >= float64(b.Burst()) })
	}
	if len(g.arrivals) >= maxArrivals { // every connection has its own address: the other limits still hold
		clear(g.arrivals)
	}
	b, known := g.arrivals[from]
	if !known {
		b = rate.NewLimiter(rate.Limit(float64(perMinute)/60), perMinute)
		g.arrivals[from] = b
	}
	return b.AllowN(now, 1)
}

// authenticated counts a connection for its reader, or returns why not.
func (g *gate) authenticated(c *conn, reader string, l Limits) (refused string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if reader != "" && g.perKey[reader] >= l.PerKey {
		return refusedKey
	}
	if _, open := g.conns[c]; !open || c.reader.Load() != nil {
		return refusedConnections
	}
	g.perKey[reader]++
	g.halfOpen--
	c.reader.Store(&reader)
	return ""
}

// leave removes a connection from all counts.
func (g *gate) leave(c *conn) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if _, open := g.conns[c]; !open {
		return
	}
	delete(g.conns, c)
	if c.counted {
		release(g.perAddr, addressBlock(c.addr))
	}
	if reader := c.reader.Load(); reader != nil {
		release(g.perKey, *reader)
	} else {
		g.halfOpen--
	}
}

func release[K comparable](counts map[K]int, key K) {
	if counts[key]--; counts[key] <= 0 {
		delete(counts, key)
	}
}

// all returns the open connections.
func (g *gate) all() []*conn {
	g.mu.Lock()
	defer g.mu.Unlock()
	conns := make([]*conn, 0, len(g.conns))
	for c := range g.conns {
		conns = append(conns, c)
	}
	return conns
}

// count changes the number of running sessions.
func (g *gate) count(n int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.sessions += n
}

// wait waits until no session runs, for at most d.
func (g *gate) wait(d time.Duration) {
	for end := time.Now().Add(d); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		g.mu.Lock()
		none := g.sessions == 0
		g.mu.Unlock()
		if none {
			return
		}
	}
}

// addressBlock returns the addresses that one client may own: one IPv4 address,
// or the /64 of an IPv6 address.
func addressBlock(a netip.Addr) netip.Prefix {
	bits := 32
	if a.Is6() {
		bits = 64
	}
	block, _ := a.Prefix(bits) // the zero Prefix for an unknown address
	return block
}

// address returns a peer's IP address; the zero Addr if it has none.
func address(a net.Addr) netip.Addr {
	tcp, ok := a.(*net.TCPAddr)
	if !ok {
		return netip.Addr{}
	}
	addr, _ := netip.AddrFromSlice(tcp.IP)
	return addr.Unmap().WithZone("")
}
