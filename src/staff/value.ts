import { useEffect, useRef, useState } from 'preact/hooks'

/** A value that several parts of the app watch. */
export interface Value<T> {
  get(): T
  set(next: T): void
  watch(listener: () => void): () => void
}

export function createValue<T>(first: T): Value<T> {
  let current = first
  const listeners = new Set<() => void>()
  return {
    get: () => current,
    set(next) {
      if (Object.is(next, current)) return
      current = next
      for (const listener of [...listeners]) listener()
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function useValue<T>(value: Value<T>): T {
  const [, redraw] = useState(0)
  const drawn = useRef<T>(value.get())
  drawn.current = value.get()
  useEffect(() => {
    const look = () => {
      if (!Object.is(drawn.current, value.get())) redraw(n => n + 1)
    }
    // It may have changed between drawing and watching.
    look()
    return value.watch(look)
  }, [value])
  return drawn.current
}
