import type { CollectionService } from '../../../domain/collection/index.ts';
import { useKiosk } from '../../frame/index.ts';

/** The town's own definition of the service that shows. */
export function useCollectionService(wanted: string): CollectionService | null {
  const { settings } = useKiosk();
  const service = settings.town.services.find(({ serviceId }) => serviceId === wanted);
  return service?.kind === 'collection' ? service : null;
}
