import { Param, type PipeTransform } from '@nestjs/common';
import { notFound } from '../errors/api-error.js';

const LARGEST_ID = 2_147_483_647;

class IdPipe implements PipeTransform<string, number> {
  transform(text: string): number {
    const id = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : Infinity;
    if (id > LARGEST_ID) throw notFound();
    return id;
  }
}

/** A row's id in the path; 404 for what cannot be one. */
export const PathId = (name = 'id') => Param(name, new IdPipe());
