"""A terminal that is VTE and nothing else: vte.py COMMAND ARGUMENT..."""
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Vte", "2.91")
from gi.repository import Gdk, GLib, Gtk, Pango, Vte


def colour(name):
    rgba = Gdk.RGBA()
    rgba.parse(name)
    return rgba


window, terminal = Gtk.Window(), Vte.Terminal()
terminal.set_size(100, 26)
terminal.set_font(Pango.FontDescription("DejaVu Sans Mono 16"))
terminal.set_colors(colour("black"), colour("white"), [])
terminal.connect("child-exited", lambda *_: Gtk.main_quit())
terminal.spawn_async(
    Vte.PtyFlags.DEFAULT, None, sys.argv[1:], None,
    GLib.SpawnFlags.SEARCH_PATH, None, None, -1, None, None)
window.add(terminal)
window.show_all()
Gtk.main()
