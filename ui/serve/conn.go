package serve

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"charm.land/ssh"
	"golang.org/x/time/rate"
)

// End is the reason why a session ended. The set is small because it labels a
// metric.
type End string

// The reasons.
const (
	EndQuit     End = "quit"         // the reader quit, or the command ended
	EndInput    End = "input closed" // the client sent end of file
	EndGone     End = "disconnected"
	EndIdle     End = "idle"
	EndLongest  End = "time limit"
	EndStuck    End = "not reading"
	EndShutdown End = "shutdown"
	EndRevoked  End = "key revoked"
	EndFailed   End = "failed"
	EndUnused   End = "no session" // a connection that opens none
)

func (e End) Error() string { return string(e) }

// conn is a client's connection. It bounds how fast the server reads from the
// client, how long a write may take, and how long everything may last.
type conn struct {
	net.Conn
	gate    *gate
	limits  func() Limits
	addr    netip.Addr
	counted bool // counted for its address; guarded by the gate
	reader  atomic.Pointer[string]

	started  time.Time
	typed    atomic.Int64 // last key, or start or end of a session, in Unix nanoseconds
	channels atomic.Int32 // open channels
	running  atomic.Int32 // channels with a started session
	wire     *rate.Limiter

	ctx    context.Context // done when the connection ends; its cause is an End
	cancel context.CancelCauseFunc
	watch  *time.Timer
	once   sync.Once
}

type connKey struct{}

// admit decides about every new connection: nil refuses it.
func (s *server) admit(ctx ssh.Context, nc net.Conn) net.Conn {
	c := s.newConn(nc)
	refused := s.gate.enter(c, s.limits())
	if refused == "" {
		// With the PROXY protocol this reads its header: only after the
		// connection is counted
		c.addr = address(nc.RemoteAddr())
		refused = s.gate.located(c, s.limits())
	}
	if s.closing.Load() {
		refused = refusedClosing
	}
	if refused != "" {
		s.refuse(c, refused)
		c.Close()
		return nil
	}
	s.metrics.connections.Inc()
	context.AfterFunc(c.ctx, s.metrics.connections.Dec)
	ctx.SetValue(connKey{}, c)
	return c
}

func (s *server) newConn(nc net.Conn) *conn {
	l := s.limits()
	c := &conn{
		Conn: nc, gate: &s.gate, limits: s.limits, started: time.Now(),
		wire: newBucket(l.WireRate, l.WireBurst),
	}
	c.ctx, c.cancel = context.WithCancelCause(context.Background())
	c.touch()
	c.watch = time.AfterFunc(time.Hour, c.check)
	c.watch.Reset(l.Handshake) // last: check must not run before the timer exists
	return c
}

// refuse records a refused connection. A flood of them must not flood the log,
// so they are counted, and logged only at debug level.
func (s *server) refuse(c *conn, why string) {
	s.metrics.refused.WithLabelValues(why).Inc()
	s.log.Debug("refused", "address", c.addr, "reason", why)
}

// touch records that the reader is active.
func (c *conn) touch() { c.typed.Store(time.Now().UnixNano()) }

// check ends the connection if a limit is over; otherwise it sets the timer for
// the next check.
func (c *conn) check() {
	why, left := c.deadline(time.Now())
	if left <= 0 {
		c.end(why)
		return
	}
	c.watch.Reset(left)
}

// deadline returns the next limit of the connection, and the time until it.
func (c *conn) deadline(now time.Time) (End, time.Duration) {
	l := c.limits()
	quiet := now.Sub(time.Unix(0, c.typed.Load()))
	why, left := EndIdle, l.Idle-quiet
	switch {
	case c.reader.Load() == nil:
		why, left = EndUnused, l.Handshake-now.Sub(c.started)
	case c.running.Load() == 0:
		why, left = EndUnused, l.Handshake-quiet
	}
	if longest := l.Longest - now.Sub(c.started); longest < left {
		return EndLongest, longest
	}
	return why, min(left, l.Handshake) // an early check is harmless, and the counts may change
}

// end makes the connection's sessions end, and closes it after leaveTime. Only
// the first reason counts.
func (c *conn) end(why End) {
	c.cancel(why)
	if c.running.Load() == 0 {
		c.Close()
		return
	}
	time.AfterFunc(leaveTime, func() { c.Close() })
}

// Close closes the connection and removes it from the gate.
func (c *conn) Close() error {
	err := net.ErrClosed
	c.once.Do(func() {
		c.cancel(EndGone)
		c.watch.Stop()
		c.gate.leave(c)
		err = c.Conn.Close()
	})
	return err
}

// Read reads at most as fast as WireRate allows.
func (c *conn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	pay(c.ctx, c.wire, n)
	return n, err
}

// Write fails if the client does not take the bytes in time (Limits.Stuck).
func (c *conn) Write(p []byte) (int, error) {
	c.Conn.SetWriteDeadline(time.Now().Add(c.limits().Stuck))
	n, err := c.Conn.Write(p)
	var late net.Error
	if errors.As(err, &late) && late.Timeout() {
		c.cancel(EndStuck)
	}
	return n, err
}

// SetDeadline does nothing. The SSH server would otherwise extend the deadline
// of a write whenever the client sends something.
func (c *conn) SetDeadline(time.Time) error { return nil }
