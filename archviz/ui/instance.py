"""One running window for all files, where the user chooses so: a later start hands its file over and ends."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from archviz.app import private
from archviz.app.settings import settings_file

PATIENCE_MS = 1000
LONGEST = 64 * 1024  # bytes of a message: a path
MOST = 8  # later starts that are heard at a time


def name() -> str:
    """The socket's name, in a folder of this user alone, one for each file of settings; "" where there is none."""
    mark = hashlib.sha256(os.fsencode(settings_file())).hexdigest()[:12]
    if sys.platform == "win32":  # no file: Windows has these apart, and lets only this user in
        return f"archviz-{mark}"
    folder = private.folder()
    return str(folder / f"{mark}.socket") if folder else ""


def path_in(message: bytes) -> str | None:
    """The file that a later start asks for, "" for none; None where the message is not one of ours."""
    try:
        found = json.loads(message)["open"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return found if isinstance(found, str) and (not found or os.path.isabs(found)) else None


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
        """Listen; what a crash left of the socket is replaced. False where another window listens, or none can."""
        own = name()
        if own and not self._server.isListening() and not _answers():  # to listen would take the socket from it
            QLocalServer.removeServer(own)
            self._server.listen(own)
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
            if len(self._server.findChildren(QLocalSocket)) > MOST:
                socket.abort()
                continue
            socket.setReadBufferSize(LONGEST)
            socket.readyRead.connect(lambda socket=socket: self._on_ready_read(socket))
            QTimer.singleShot(PATIENCE_MS, socket, socket.abort)  # one that says nothing keeps no place

    def _on_ready_read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() >= LONGEST:
                socket.abort()
            return
        asked = path_in(bytes(socket.readLine(LONGEST).data()))
        if asked is None:
            socket.abort()
            return
        socket.readyRead.disconnect()  # one message each
        socket.write(b"ok\n")
        socket.disconnectFromServer()  # once that is written
        self.asked.emit(asked)
