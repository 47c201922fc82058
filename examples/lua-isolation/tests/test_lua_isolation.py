"""The fourteen tests of isolation, by what they are about; stress.yml says which id of the test design each class has evidence for."""

import threading

import pytest
from branches import all_distinct, at_once, in_thread
from lupa import LuaError, LuaRuntime

from isolation.engine import Engine
from isolation.selected import selected_cache


class TestMainThread:
    def test_main_thread_reuses_its_runtime(self, engine):
        first = engine.runtime()
        engine.parallel([engine.runtime] * 5, threads=2)
        assert engine.runtime() is first

    def test_main_thread_keeps_its_globals(self, engine):
        engine.execute("total = 1")
        engine.execute("total = total + 1")
        assert engine.execute("return total") == 2


class TestWorkersAndMain:
    def test_parallel_branches_get_fresh_lua_runtime(self, engine):
        runtimes = [engine.runtime(), *at_once(engine, 10, lambda _: engine.runtime())]
        assert all_distinct(runtimes)

    def test_globals_of_main_are_not_seen_in_branches(self, engine):
        engine.execute("secret = 'main'")
        assert at_once(engine, 5, lambda _: engine.execute("return secret")) == [None] * 5

    def test_globals_of_branches_are_not_seen_in_main(self, engine):
        at_once(engine, 5, lambda number: engine.execute(f"secret = {number}"))
        assert engine.execute("return secret") is None


class TestThreadsUsedAgain:
    def test_reused_pool_thread_gets_fresh_runtime(self, engine):
        leave = "local found = left; left = 'by an earlier branch'; return found"
        assert engine.parallel([lambda: engine.execute(leave)] * 20, threads=1) == [None] * 20

    def test_reused_thread_id_gets_fresh_runtime(self, engine):
        def visit():
            found = engine.branch(lambda: engine.execute("local found = left; left = true; return found"))
            return threading.get_ident(), found

        visits = [in_thread(visit) for _ in range(50)]
        if len({number for number, _ in visits}) == len(visits):
            pytest.skip("this system gives no number of a thread again")
        assert [found for _, found in visits] == [None] * 50

    def test_engine_made_in_a_worker_shares_nothing_with_it(self):
        def make_and_use():
            engine = Engine(selected_cache())
            leave = "local found = left; left = true; return found"
            return [engine.branch(lambda: engine.execute(leave)) for _ in range(3)]

        assert in_thread(make_and_use) == [None] * 3


class TestBranches:
    def test_branches_do_not_see_each_others_globals(self, engine, history):
        def keep_and_read(number):
            token = f"branch-{number}"
            engine.execute(f"token = '{token}'")
            history.wrote(number, token)
            kept.wait(timeout=60)
            found = engine.execute("return token")
            history.observed(number, found)
            return found

        kept = threading.Barrier(10)
        assert at_once(engine, 10, keep_and_read) == [f"branch-{number}" for number in range(10)]

    def test_branches_do_not_see_each_others_functions(self, engine):
        def define_and_count(number):
            engine.execute(f"function of_{number}() return {number} end")
            defined.wait(timeout=60)
            return engine.execute("local n = 0; for name in pairs(_G) do if name:find('^of_') then n = n + 1 end end; return n")

        defined = threading.Barrier(10)
        assert at_once(engine, 10, define_and_count) == [1] * 10

    def test_branch_has_one_runtime_as_long_as_it_runs(self, engine):
        def ask_twice(_):
            first = engine.runtime()
            asked.wait(timeout=60)
            return first, engine.runtime()

        asked = threading.Barrier(10)
        assert all(first is second for first, second in at_once(engine, 10, ask_twice))

    def test_failed_branch_leaves_nothing_behind(self, engine):
        def fail():
            with pytest.raises(LuaError, match="injected"):
                engine.execute("left = true; error('injected')")

        read = lambda: engine.execute("return left")  # noqa: E731
        assert engine.parallel([fail, read] * 5, threads=1) == [None] * 10


class TestManyThreads:
    def test_many_concurrent_threads_isolated(self, engine, history):
        def count_own(number):
            runtime = engine.runtime()
            history.opened(number, runtime)
            for _ in range(50):
                engine.execute("count = (count or 0) + 1")
            held.wait(timeout=60)
            history.closed(number, runtime)
            return runtime, engine.execute("return count")

        held = threading.Barrier(24)
        results = at_once(engine, 24, count_own)
        assert all_distinct([runtime for runtime, _ in results])
        assert [count for _, count in results] == [50] * 24


class TestInstances:
    def test_lua_runtime_instances_are_independent(self):
        first, second = LuaRuntime(), LuaRuntime()
        first.execute("value = 'first'; function f() return 1 end")
        assert (second.eval("value"), second.eval("f")) == (None, None)
