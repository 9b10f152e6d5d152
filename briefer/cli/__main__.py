"""`python -m briefer.cli`."""

from briefer.cli import main

if __name__ == "__main__":
    main()
