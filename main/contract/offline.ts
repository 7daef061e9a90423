/**
 * A header of requests that send what somebody recorded earlier: the id of that member of staff. Where somebody else
 * is signed in by now the request is answered as if nobody were, so that no entry comes under a foreign name.
 */
export const recordedByHeader = 'desk-recorded-by'
