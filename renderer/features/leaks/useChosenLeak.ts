import { useState } from 'react'

/**
 * Which leak is chosen, and at which place of the list it was. The address follows a moment behind the keys; what they
 * do next must be done to the one they just chose.
 * @param inAddress the one the address names
 */
export function useChosenLeak(inAddress: string | undefined, show: (id: string) => void) {
  const [chosen, setChosen] = useState(inAddress)
  const [seen, setSeen] = useState(inAddress)
  const [places, setPlaces] = useState<ReadonlyMap<string, number>>(new Map())
  if (inAddress !== seen) {
    setSeen(inAddress)
    // What was chosen here comes back in the address, late.
    if (inAddress !== undefined && !places.has(inAddress)) setChosen(inAddress)
  }
  return {
    chosen,
    place: chosen === undefined ? undefined : places.get(chosen),
    choose(id: string, place: number) {
      setPlaces(current => new Map(current).set(id, place))
      setChosen(id)
      show(id)
    },
    leave() {
      setPlaces(new Map())
      setChosen(undefined)
      show('')
    },
  }
}
