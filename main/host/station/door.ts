import type { Desk } from '../../desk/desk.ts'
import { callerOf, type StationCaller } from '../../station/gate.ts'

/** The door of a desk: it knows devices, and answers each what it may have. */
export interface StationDoor {
  /**
   * Who asks.
   * @param cookie the request's `cookie` header
   * @param address the other end of the connection, nothing that it says itself
   */
  callerOf(cookie: string | null, address: string): StationCaller
  /** Answers a request for procedures, files and events. */
  answer(request: Request, caller: StationCaller): Promise<Response>
}

export const deskDoor = (desk: Desk): StationDoor => ({
  callerOf: (cookie, address) => callerOf(desk.core, cookie, address),
  answer: (request, caller) => desk.fetchFrom(caller, request),
})
