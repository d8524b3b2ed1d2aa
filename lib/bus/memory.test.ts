import { busContract } from "./bus.contract";
import { memoryBus } from "./memory";

busContract(memoryBus);
