"""Where a sweep is worked on: processes of this machine, or a Dask cluster; both are `concurrent.futures` executors."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager

from archviz.spec.issue import Refused
from archviz.words import say

from .cluster import Cluster
from .workers import Workers

_PATIENCE_S = 4


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def local(workers: int) -> Iterator[Executor]:
    """Fresh processes: a fork would take threads of a window or of torch with it. What waits is dropped at the end."""
    pool = Workers(workers)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def dask(cluster: Cluster | str, resource: str = "") -> Iterator[Executor]:
    """The workers of a cluster, or of the one at an address.

    With a resource ("GPU") only those that offer it, each for one piece of work at a time.

    Refused where the package, the scheduler or the resource is not there, and where the workers are lost.
    """
    found = Cluster(cluster) if isinstance(cluster, str) else cluster
    found.check()
    address = found.address
    try:
        from distributed import Client
        from distributed.comm import get_address_host_port
        from distributed.scheduler import KilledWorker
    except ImportError:
        raise Refused(say("a Dask cluster needs a package more; type `pip install 'archviz[dask]'`")) from None
    try:
        get_address_host_port(address, strict=True)  # a client of what is no address tries to close for long
        client = Client(address, timeout=_PATIENCE_S, set_as_default=False, security=found.security)
    except (OSError, ValueError, TimeoutError) as error:
        fault = say(
            "no Dask scheduler answers at {address} ({reason}); `dask scheduler` starts one",
            address=address,
            reason=error,
        )
        raise Refused(fault) from None
    with client:
        offers = [worker["resources"] for worker in client.scheduler_info(n_workers=-1)["workers"].values()]
        if not offers:
            raise Refused(say("the cluster has no workers; start one: `dask worker {address}`", address=address))
        if resource and not any(offer.get(resource, 0) >= 1 for offer in offers):
            fault = say(
                "no worker offers the resource {resource}; start one: `dask worker {address} --resources {resource}=1`",
                resource=resource,
                address=address,
            )
            raise Refused(fault)
        try:
            yield client.get_executor(**({"resources": {resource: 1}} if resource else {}))
        except (KilledWorker, CancelledError, OSError) as error:
            fault = say("the cluster has lost its workers ({reason}); --resume goes on", reason=type(error).__name__)
            raise Refused(fault) from None
