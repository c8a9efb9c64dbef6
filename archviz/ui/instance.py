"""One running window for all files, where the user chooses so: a later start hands its file over and ends."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from archviz.app.settings import settings_file

PATIENCE_MS = 1000
LONGEST = 64 * 1024  # bytes of a message: a path


def name() -> str:
    """The socket's name: one for each user's settings, since the folder of sockets is shared."""
    return f"archviz-{hashlib.sha256(str(settings_file()).encode()).hexdigest()[:12]}"


def hand_over(path: Path | None) -> bool:
    """Ask the window that runs to show itself, and to open a file; False where none runs."""
    socket = QLocalSocket()
    socket.connectToServer(name())
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    socket.write(json.dumps({"open": str(path.absolute()) if path else ""}).encode() + b"\n")
    written = socket.waitForBytesWritten(PATIENCE_MS)
    if not socket.waitForReadyRead(PATIENCE_MS) and socket.state() == QLocalSocket.LocalSocketState.ConnectedState:
        return written  # it is busy, and reads the message when it no longer is
    return bytes(socket.readAll().data()) == b"ok\n"


def _answers() -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name())
    return socket.waitForConnected(PATIENCE_MS)


class Reception(QObject):
    """Listens for later starts; `asked` tells the file to open, "" for none."""

    asked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_new_connection)

    def open(self) -> bool:
        """Listen; what a crash left of the socket is replaced. False where another window listens."""
        if not self._server.isListening() and not _answers():  # to listen would take the socket from it
            QLocalServer.removeServer(name())
            self._server.listen(name())
        return self._server.isListening()

    def follow(self, single: bool) -> None:
        """Listen, or listen no more."""
        if single:
            self.open()
        else:
            self._server.close()

    def _on_new_connection(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._on_ready_read(socket))

    def _on_ready_read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LONGEST:
                socket.abort()
            return
        try:
            asked = json.loads(bytes(socket.readLine(LONGEST).data()))["open"]
        except (ValueError, KeyError, TypeError):
            socket.abort()
            return
        socket.write(b"ok\n")
        socket.flush()
        self.asked.emit(str(asked))
