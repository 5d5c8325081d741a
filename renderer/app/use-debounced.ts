import { useEffect, useState } from 'react';

/** The value once it has rested for a while; at once where `isAtOnce` says so. */
export function useDebounced<T>(value: T, ms: number, isAtOnce: (value: T) => boolean): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), isAtOnce(value) ? 0 : ms);
    return () => clearTimeout(timer);
  }, [value, ms, isAtOnce]);
  return rested;
}
