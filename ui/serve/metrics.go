package serve

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"regexp"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Reasons to refuse connections and channels. The set is bounded, because they
// label a metric.
const (
	refusedConnections = "connections"
	refusedHalfOpen    = "half open"
	refusedAddress     = "per address"
	refusedArrivals    = "arrivals"
	refusedKey         = "per key"
	refusedChannels    = "channels"
	refusedClosing     = "closing"
)

// Kinds of session.
const (
	kindScreen  = "screen"
	kindCommand = "command"
)

// liveHeap is the heap after the last garbage collection, without garbage.
var liveHeap = collectors.GoRuntimeMetricsRule{Matcher: regexp.MustCompile("^/gc/heap/live:bytes$")}

// metrics are the metrics for Prometheus. No label has a value that a client
// chooses.
type metrics struct {
	registry    *prometheus.Registry
	connections prometheus.Gauge
	sessions    *prometheus.GaugeVec
	ended       *prometheus.CounterVec
	refused     *prometheus.CounterVec
	seconds     *prometheus.HistogramVec
	in, out     prometheus.Counter
}

func newMetrics() *metrics {
	m := &metrics{
		registry:    prometheus.NewRegistry(),
		connections: prometheus.NewGauge(prometheus.GaugeOpts{Name: "qari_connections", Help: "Open connections."}),
		sessions: prometheus.NewGaugeVec(
			prometheus.GaugeOpts{Name: "qari_sessions", Help: "Running sessions."}, []string{"kind"}),
		ended: prometheus.NewCounterVec(
			prometheus.CounterOpts{Name: "qari_sessions_ended_total", Help: "Sessions by the reason of their end."}, []string{"kind", "reason"}),
		refused: prometheus.NewCounterVec(
			prometheus.CounterOpts{Name: "qari_refused_total", Help: "Connections and channels refused, by the limit they met."}, []string{"limit"}),
		seconds: prometheus.NewHistogramVec(
			prometheus.HistogramOpts{
				Name: "qari_session_seconds", Help: "How long sessions lasted.",
				Buckets: []float64{.01, .1, 1, 10, 60, 600, 3600, 4 * 3600},
			}, []string{"kind"}),
		in:  prometheus.NewCounter(prometheus.CounterOpts{Name: "qari_input_bytes_total", Help: "Bytes read from readers."}),
		out: prometheus.NewCounter(prometheus.CounterOpts{Name: "qari_output_bytes_total", Help: "Bytes written to readers."}),
	}
	m.registry.MustRegister(m.connections, m.sessions, m.ended, m.refused, m.seconds, m.in, m.out,
		collectors.NewGoCollector(collectors.WithGoCollectorRuntimeMetrics(liveHeap)), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// serveMetrics answers /metrics and /healthz. It accepts only a loopback
// address, because the answers are for the operator.
func (s *server) serveMetrics() (stop func(), err error) {
	if s.cfg.Metrics == "" {
		return func() {}, nil
	}
	ln, err := listenLoopback(s.cfg.Metrics)
	if err != nil {
		return nil, fmt.Errorf("metrics: %w", err)
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(s.metrics.registry, promhttp.HandlerOpts{MaxRequestsInFlight: 4}))
	mux.HandleFunc("GET /healthz", s.health)
	web := &http.Server{
		Handler: mux, ReadTimeout: 5 * time.Second, WriteTimeout: 10 * time.Second,
		IdleTimeout: time.Minute, MaxHeaderBytes: 1 << 13,
	}
	go web.Serve(ln)
	s.log.Info("metrics", "address", ln.Addr().String())
	return func() { web.Close() }, nil
}

func (s *server) health(w http.ResponseWriter, _ *http.Request) {
	if s.closing.Load() {
		http.Error(w, "closing", http.StatusServiceUnavailable)
		return
	}
	io.WriteString(w, "ok\n")
}

func listenLoopback(addr string) (net.Listener, error) {
	tcp, err := net.ResolveTCPAddr("tcp", addr)
	if err != nil {
		return nil, err
	}
	if !tcp.IP.IsLoopback() {
		return nil, fmt.Errorf("%s is not a loopback address", addr)
	}
	return net.ListenTCP("tcp", tcp)
}
