/** A service by its id, as people read it: `permit-parking` as `Permit parking`. */
export function serviceName(serviceId: string): string {
  const words = serviceId.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
