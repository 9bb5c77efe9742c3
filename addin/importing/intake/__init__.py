"""A stranger's file becomes sheets of raw cells; what reads it runs in a process of its own.

Everything but `door` runs in that process: standard library, python-calamine and lxml only, since
each import there is waited for at every list.
"""
