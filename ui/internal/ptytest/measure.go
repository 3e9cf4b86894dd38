package ptytest

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
)

// When waits until want is true of the screen. It returns how long after the
// start that output came.
func (s *Session) When(timeout time.Duration, want func(*Screen) bool) (after time.Duration, err error) {
	err = s.Until(timeout, func(sc *Screen) bool {
		after = s.changedAt.Sub(s.started) // Until holds the lock
		return want(sc)
	})
	return after, err
}

// FirstByte returns how long after its start the program first wrote; 0 before.
func (s *Session) FirstByte() time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.firstByte.IsZero() {
		return 0
	}
	return s.firstByte.Sub(s.started)
}

// waitStill waits until the screen has not changed for quiet, or until timeout. It
// returns the time of the last change.
func (s *Session) waitStill(quiet, timeout time.Duration) time.Time {
	for end := time.Now().Add(timeout); ; {
		s.mu.Lock()
		at := s.changedAt
		s.mu.Unlock()
		still := quiet - time.Since(at)
		if still <= 0 || time.Now().After(end) {
			return at
		}
		time.Sleep(still)
	}
}

// KeyLatency types a key and returns the time to the last change of the screen
// before it is still for quiet. It so measures the whole frame, not its first
// byte.
func (s *Session) KeyLatency(key string, quiet, timeout time.Duration) (time.Duration, error) {
	s.mu.Lock()
	touched := s.screen.touched
	s.mu.Unlock()
	sent := time.Now()
	if err := s.Send(key); err != nil {
		return 0, err
	}
	if err := s.Until(timeout, func(sc *Screen) bool { return sc.touched != touched }); err != nil {
		return 0, fmt.Errorf("key %q: %w", key, err)
	}
	return s.waitStill(quiet, timeout).Sub(sent), nil
}

// Percentile returns the value that p percent of the durations do not exceed
// (nearest rank); zero for no durations.
func Percentile(d []time.Duration, p float64) time.Duration {
	if len(d) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(d))
	rank := int(math.Ceil(p / 100 * float64(len(sorted))))
	return sorted[min(max(rank-1, 0), len(sorted)-1)]
}

// Memory returns the program's resident set now and at its peak, in bytes.
func (s *Session) Memory() (now, peak int64, err error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	if err != nil {
		return 0, 0, err
	}
	for line := range strings.Lines(string(status)) {
		name, value, _ := strings.Cut(line, ":")
		kib, _ := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(value), " kB"), 10, 64)
		switch name {
		case "VmRSS":
			now = kib << 10
		case "VmHWM":
			peak = kib << 10
		}
	}
	return now, peak, nil
}
